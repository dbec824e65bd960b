package archsweep.table;

import archsweep.identity.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A hash of a whole file within the file: its footer holds the SHA-256 of the file's bytes, taken
 * with zeros in the place of the hash itself. Parquet's checksums guard pages alone; a wrong
 * minimum in the footer would make readers skip rows that are there.
 */
final class Seal {

  private static final String MARK = "sha256-of-this-file:";
  private static final int DIGITS = 64;

  /** What the footer is written with, until the hash is known. */
  static final String BLANK = MARK + "0".repeat(DIGITS);

  private static final int TRAILER = 8;

  private Seal() {}

  /**
   * A file that is sealed when it is closed. From {@link Sealing#holdBack} on, what is written
   * stays in memory until then; the footer must not have been written before.
   */
  static Sealing sealing(OutputFile file) {
    return new Sealing(file);
  }

  /** Whether a file is as it was when it was closed. */
  static boolean isIntact(InputFile file) throws IOException {
    long length = file.getLength();
    try (SeekableInputStream in = file.newStream()) {
      long footer = footerStart(in, length);
      if (footer < 0) {
        return false;
      }
      in.seek(footer);
      byte[] tail = new byte[(int) (length - footer)];
      in.readFully(tail);
      int seal = lastIndexOf(tail, MARK.getBytes(StandardCharsets.UTF_8)) + MARK.length();
      if (seal < MARK.length() || seal + DIGITS > tail.length) {
        return false;
      }
      byte[] written = Arrays.copyOfRange(tail, seal, seal + DIGITS);
      Arrays.fill(tail, seal, seal + DIGITS, (byte) '0');
      in.seek(0);
      MessageDigest digest = Hashes.sha256();
      update(digest, in, footer);
      digest.update(tail);
      return Arrays.equals(written, hex(digest));
    }
  }

  /** The SHA-256 of all bytes of a file, in hexadecimal digits. */
  static String sha256(InputFile file) throws IOException {
    MessageDigest digest = Hashes.sha256();
    try (SeekableInputStream in = file.newStream()) {
      update(digest, in, file.getLength());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, SeekableInputStream in, long length)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long position = 0; position < length; ) {
      int count = (int) Math.min(buffer.length, length - position);
      in.readFully(buffer, 0, count);
      digest.update(buffer, 0, count);
      position += count;
    }
  }

  private static long footerStart(SeekableInputStream in, long length) throws IOException {
    if (length < TRAILER) {
      return -1;
    }
    in.seek(length - TRAILER);
    byte[] trailer = new byte[TRAILER];
    in.readFully(trailer);
    int size = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return size < 0 ? -1 : length - TRAILER - size;
  }

  private static byte[] hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int i = bytes.length - part.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  /** An output file whose one stream is sealed. */
  static final class Sealing implements OutputFile {
    private final OutputFile file;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;

    private Sealing(OutputFile file) {
      this.file = file;
    }

    void holdBack() {
      holding = true;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
      return new Stream(file.create(blockSizeHint));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
      return new Stream(file.createOrOverwrite(blockSizeHint));
    }

    @Override
    public boolean supportsBlockSize() {
      return file.supportsBlockSize();
    }

    @Override
    public long defaultBlockSize() {
      return file.defaultBlockSize();
    }

    @Override
    public String getPath() {
      return file.getPath();
    }

    private final class Stream extends PositionOutputStream {
      private final PositionOutputStream out;
      private final MessageDigest digest = Hashes.sha256();
      private boolean closed;

      Stream(PositionOutputStream out) {
        this.out = out;
      }

      @Override
      public long getPos() throws IOException {
        return out.getPos() + held.size();
      }

      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (holding) {
          held.write(bytes, offset, length);
        } else {
          digest.update(bytes, offset, length);
          out.write(bytes, offset, length);
        }
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }

      @Override
      public void close() throws IOException {
        if (closed) {
          return;
        }
        closed = true;
        try (out) {
          byte[] tail = held.toByteArray();
          digest.update(tail);
          int blank = lastIndexOf(tail, BLANK.getBytes(StandardCharsets.UTF_8));
          if (blank >= 0) {
            byte[] hash = hex(digest);
            System.arraycopy(hash, 0, tail, blank + MARK.length(), hash.length);
          }
          out.write(tail);
        }
      }
    }
  }
}
