package org.jiebang.eventsourcing.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of one writer on disk, one line each, only ever added to; on disk when {@link
 * #append} returns. A full file is put aside under the number of its last anchor. Used by one
 * thread.
 */
public final class AnchorFile {

  private static final Logger LOG = Logger.getLogger(AnchorFile.class);
  private static final String END = ".jsonl";

  private final Path folder;
  private final String writer;
  private final Path current;
  private final Path published;
  private final long maxBytes;
  private final int keep;

  /**
   * @param maxBytes beyond this the file is put aside
   * @param keep files put aside that stay
   */
  public AnchorFile(Path folder, String writer, long maxBytes, int keep) {
    if (!writer.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("not a name for an anchor file: " + writer);
    }
    this.folder = folder;
    this.writer = writer;
    this.current = folder.resolve(writer + END);
    this.published = folder.resolve(writer + ".published");
    this.maxBytes = maxBytes;
    this.keep = keep;
    try {
      Files.createDirectories(folder);
      dropUnfinishedLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the anchors", e);
    }
  }

  /** The last anchor, or null when there is none. */
  @Nullable Anchor last() {
    var last = new String[1];
    forEachLine(folder, name -> isOurs(name), (_, line) -> last[0] = line);
    return last[0] == null ? null : Anchor.of(last[0]);
  }

  /** Returns when the anchor is on disk. */
  void append(Anchor anchor) {
    try {
      boolean created = !Files.exists(current);
      try (FileChannel file =
          FileChannel.open(
              current,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        ByteBuffer line = ByteBuffer.wrap((anchor.toLine() + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
          file.write(line);
        }
        file.force(true);
      }
      if (created) {
        sync(folder);
      }
      if (Files.size(current) > maxBytes) {
        putAside(anchor.seq());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an anchor", e);
    }
  }

  /** Anchors with a higher number, in order. */
  void after(long seq, Consumer<String> line) {
    forEachLine(
        folder,
        name -> isOurs(name),
        (_, text) -> {
          if (Anchor.of(text).seq() > seq) {
            line.accept(text);
          }
        });
  }

  /** Up to which anchor Kafka has them. */
  long published() {
    try {
      return Files.exists(published) ? Long.parseLong(Files.readString(published).trim()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return 0; // sent again: duplicates are recognised by their hash
    }
  }

  void published(long seq) {
    try {
      Path beside = folder.resolve(writer + ".published.new");
      Files.writeString(beside, Long.toString(seq));
      Files.move(beside, published, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of an anchor file, with the name of its file. */
  interface Line {
    void read(String file, String text);
  }

  /** All lines of all writers in the folder: writer by writer, oldest first. */
  static void forEachLine(Path folder, Line line) {
    forEachLine(folder, _ -> true, line);
  }

  private static void forEachLine(
      Path folder, java.util.function.Predicate<String> which, Line line) {
    for (Path file : files(folder, which)) {
      var ends = new LastByte(file);
      // Bytes that are no UTF-8 must be told as a changed line, not end the reading.
      try (var lines = new BufferedReader(new InputStreamReader(ends, UTF_8))) {
        String name = String.valueOf(file.getFileName());
        String before = null;
        String text;
        while ((text = lines.readLine()) != null) {
          if (before != null) {
            line.read(name, before);
          }
          before = text;
        }
        // A line without its end is being written just now.
        if (before != null && ends.last == '\n') {
          line.read(name, before);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }
  }

  /** Remembers what the file ended with, when it was read. */
  private static final class LastByte extends FilterInputStream {

    private int last = '\n';

    LastByte(Path file) {
      super(open(file));
    }

    private static InputStream open(Path file) {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      if (read > 0) {
        last = into[from + read - 1];
      }
      return read;
    }
  }

  // "needs.0000000012.jsonl" comes before "needs.jsonl": digits before letters.
  private static List<Path> files(Path folder, java.util.function.Predicate<String> which) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(
              f -> {
                String name = String.valueOf(f.getFileName());
                return name.endsWith(END) && which.test(name);
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOurs(String name) {
    return name.equals(writer + END) || name.matches(writer + "\\.\\d{10}\\.jsonl");
  }

  private void putAside(long lastSeq) throws IOException {
    Files.move(
        current,
        folder.resolve("%s.%010d%s".formatted(writer, lastSeq, END)),
        StandardCopyOption.ATOMIC_MOVE);
    List<Path> aside = files(folder, name -> isOurs(name));
    for (Path old : aside.subList(0, Math.max(0, aside.size() - keep))) {
      LOG.infof("an old anchor file is deleted, the topic has its anchors file=%s", old);
      Files.delete(old);
    }
    sync(folder);
  }

  /** A crash in the middle of a line: the anchor was never relied upon. */
  private void dropUnfinishedLine() throws IOException {
    if (!Files.exists(current)) {
      return;
    }
    try (FileChannel file =
        FileChannel.open(current, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = file.size();
      ByteBuffer one = ByteBuffer.allocate(1);
      long end = size;
      while (end > 0) {
        one.clear();
        file.read(one, end - 1);
        if (one.get(0) == '\n') {
          break;
        }
        end--;
      }
      if (end < size) {
        LOG.warnf("an unfinished anchor is dropped file=%s", current);
        file.truncate(end);
        file.force(true);
      }
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }
}
