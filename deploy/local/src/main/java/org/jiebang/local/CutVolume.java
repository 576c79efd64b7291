package org.jiebang.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file system of a test's own whose power can be cut: what was written and not yet flushed is
 * then gone, as from a real disk with a cache. Needs root, and programs that a bare machine lacks.
 *
 * <p>From the bottom up: {@code disk.img}, which stands for what is safe; nbdkit with its cache,
 * which passes writes on only when it is told to flush; nbdfuse, which shows it as a file; a loop
 * device; ext4. To kill nbdkit is to cut the power.
 */
public final class CutVolume implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(10);

  /** The highest exit code with which a file system check says that all is well now. */
  private static final int CORRECTED = 1;

  private final Path home;
  private final Path image;
  private final Path exported;
  private final Path folder;
  private final Path log;
  private final Path socket;
  private final Path started;
  private final Map<String, Path> programs;
  private final Thread hook = new Thread(this::discard, "discard-volume");
  private final List<Child> running = new ArrayList<>();
  private @Nullable Child cache;
  private @Nullable Child export;
  private @Nullable String device;

  private CutVolume(Path home) {
    this.programs = CutVolumePrograms.found();
    this.home = home.toAbsolutePath();
    this.image = this.home.resolve("disk.img");
    this.exported = this.home.resolve("export");
    this.folder = this.home.resolve("volume");
    this.log = this.home.resolve("volume.log");
    this.started = this.home.resolve("started");
    // A socket's path may have at most 107 characters; checkouts may lie deeper.
    this.socket = Disk.temporaryFolder().resolve("nbd");
  }

  /**
   * A new one, empty and mounted. What an earlier run left in {@code home} because it was killed is
   * ended and deleted.
   *
   * @param home folder of ours, with room for what will be written
   * @param bytes size of the file system
   * @throws NotStarted naming what is missing: root, programs and their packages, devices
   */
  public static CutVolume fresh(Path home, long bytes) {
    CutVolume volume = new CutVolume(home);
    volume.clear();
    Disk.folder(volume.folder);
    Disk.folder(volume.exported);
    try (var file = new RandomAccessFile(volume.image.toFile(), "rw")) {
      file.setLength(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(volume.hook);
    volume.attach();
    volume.run(0, "mkfs.ext4", "-q", "-F", volume.attached());
    volume.run(0, "mount", volume.attached(), volume.folder.toString());
    return volume;
  }

  /** Says by a {@link NotStarted} what this machine lacks; returns when it lacks nothing. */
  public static void require() {
    CutVolumePrograms.found();
  }

  /** Where it is mounted. */
  public Path folder() {
    return folder;
  }

  /** A program on this volume, or of the same machine: it ends with the power. */
  public Child powers(Child program) {
    note(program);
    running.add(program);
    return program;
  }

  /** Cuts the power: from now on nothing reaches the disk, and what runs on it is killed. */
  public void cut() {
    if (cache != null) {
      cache.kill();
    }
    release();
  }

  /**
   * Switches on again: the file system is checked, plays its journal and is mounted.
   *
   * @throws NotStarted when the file system is damaged
   */
  public void restore() {
    attach();
    run(CORRECTED, "fsck.ext4", "-p", attached());
    run(0, "mount", attached(), folder.toString());
  }

  /** Ends what runs on it and deletes it. */
  @Override
  public void close() {
    discard();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void discard() {
    release();
    Disk.delete(image);
    Disk.delete(Disk.folderOf(socket));
  }

  private String attached() {
    if (device == null) {
      throw new IllegalStateException("The volume has no power.");
    }
    return device;
  }

  // Child gives nbdkit a session of its own and /dev/null to read from: with less, every read
  // failed with ESHUTDOWN.
  private void attach() {
    Disk.delete(socket);
    cache =
        begin(
            "nbdkit",
            "-f",
            "-U",
            socket.toString(),
            "--filter=cache",
            "file",
            image.toString(),
            "cache=writeback");
    await(cache, socket);
    Path file = exported.resolve("disk");
    export = begin("nbdfuse", file.toString(), "--unix", socket.toString());
    await(export, file);
    device = run(0, "losetup", "--find", "--show", file.toString()).strip();
  }

  private Child begin(String program, String... arguments) {
    Child child = Child.start(program, line(program, arguments), Map.of(), home, log);
    note(child);
    return child;
  }

  private void await(Child child, Path file) {
    boolean there = Wait.until(PATIENCE, OFTEN, () -> !child.alive() || Files.exists(file));
    if (!there || !child.alive()) {
      throw new NotStarted(child.name() + " did not start: see " + log + ".");
    }
  }

  /** From the top down, whatever of it there is; harmless when there is nothing. */
  private synchronized void release() {
    running.forEach(Child::kill);
    running.clear();
    unmount(folder);
    String loop = device;
    device = null;
    if (loop != null) {
      run(0, "losetup", "--detach", loop);
    }
    if (export != null) {
      export.kill();
      export = null;
    }
    unmount(exported);
    if (cache != null) {
      cache.kill();
      cache = null;
    }
    if (loop != null && !Wait.until(PATIENCE, OFTEN, () -> !inUse(loop))) {
      throw new NotStarted(loop + " is still in use: losetup --list says of what.");
    }
  }

  private static boolean inUse(String device) {
    Path loop = Path.of("/sys/block").resolve(Path.of(device).getFileName());
    return Files.exists(loop.resolve("loop/backing_file"));
  }

  // Lazily: the device below may be gone already, and then it cannot be done in order.
  private void unmount(Path mounted) {
    if (isMounted(mounted)) {
      run(0, "umount", "--lazy", mounted.toString());
    }
  }

  private static boolean isMounted(Path mounted) {
    // Blanks are written as octal digits there.
    String point = " " + mounted.toString().replace(" ", "\\040") + " ";
    return Disk.read(Path.of("/proc/self/mounts")).contains(point);
  }

  private void note(Child child) {
    try {
      Files.writeString(
          started,
          "%s %d %d%n".formatted(child.name(), child.pid(), child.startedAt()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what a killed run has left behind, and only that. */
  private void clear() {
    if (Files.exists(started)) {
      for (String line : Disk.read(started).lines().toList()) {
        String[] noted = line.split(" ", -1);
        new Child(noted[0], Long.parseLong(noted[1]), Long.parseLong(noted[2])).kill();
      }
    }
    unmount(folder);
    String backing = exported.resolve("disk").toString();
    for (String loop :
        run(0, "losetup", "--noheadings", "--output", "NAME,BACK-FILE", "--list")
            .lines()
            .filter(line -> line.endsWith(" " + backing))
            .toList()) {
      run(0, "losetup", "--detach", loop.substring(0, loop.indexOf(' ')));
    }
    unmount(exported);
    Disk.delete(home);
    Disk.folder(home);
  }

  private List<String> line(String program, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(String.valueOf(programs.get(program)));
    line.addAll(List.of(arguments));
    return line;
  }

  /**
   * Runs a program to its end.
   *
   * @param worst the highest exit code that is still good
   * @return what it printed
   */
  private String run(int worst, String program, String... arguments) {
    List<String> line = line(program, arguments);
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() > worst) {
        throw new NotStarted(
            "%s ended with %d: %s"
                .formatted(String.join(" ", line), process.exitValue(), said.strip()));
      }
      return said;
    } catch (IOException e) {
      throw new NotStarted("Cannot run " + program + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }
}
