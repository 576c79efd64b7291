package org.jiebang.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps logs small and shows their end. */
final class LogFiles {
  private static final long LIMIT_BYTES = 10_000_000;
  private static final int TAIL_BYTES = 16_384;

  private LogFiles() {}

  /**
   * Moves what is too long to {@code <file>.1}. Writers append, so the file is emptied in place; a
   * line written meanwhile may be lost.
   */
  static void rotate(Home home) {
    Path folder = home.folder().resolve("logs");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      // Services rotate their .log themselves; .out and the servers' logs are ours.
      for (Path file : all.filter(f -> f.toString().matches(".*\\.(out|log)")).toList()) {
        if (Files.size(file) > LIMIT_BYTES + LIMIT_BYTES / 10) {
          Files.copy(
              file,
              file.resolveSibling(file.getFileName() + ".1"),
              StandardCopyOption.REPLACE_EXISTING);
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
              .close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of a file, none if it does not exist. */
  static List<String> tail(Path file, int lines) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(TAIL_BYTES, in.length());
      byte[] end = new byte[length];
      in.seek(in.length() - length);
      in.readFully(end);
      List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
