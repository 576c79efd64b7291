package org.jiebang.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jiebang.local.DatabaseServer;
import org.jspecify.annotations.Nullable;

/**
 * CPU time used so far, in seconds: by this JVM, by another process, by the whole machine.
 *
 * @param other 0 where the operating system does not tell
 * @param machine 0 where the operating system does not tell
 */
public record Cpu(double self, double other, double machine) {

  private static final double TICKS_A_SECOND = 100;

  public static Cpu now(@Nullable Long process) {
    double self =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getProcessCpuTime() / 1e9
            : 0;
    return new Cpu(self, process == null ? 0 : of(process), wholeMachine());
  }

  /**
   * The process of a server on this machine, so that its time is told apart.
   *
   * @return null when it does not say, or runs elsewhere
   */
  public static @Nullable Long processOf(DatabaseServer server) {
    try (Connection c = server.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT @@pid_file")) {
      String file = r.next() ? r.getString(1) : "";
      long pid = Long.parseLong(read(Path.of(file)).trim());
      return ProcessHandle.of(pid).isPresent() ? pid : null;
    } catch (SQLException | NumberFormatException unknown) {
      return null;
    }
  }

  public Cpu since(Cpu before) {
    return new Cpu(self - before.self, other - before.other, machine - before.machine);
  }

  private static double of(long process) {
    String stat = read(Path.of("/proc", String.valueOf(process), "stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  /** Busy time of all cores, steal included: what is not ours disturbs the figures. */
  private static double wholeMachine() {
    String stat = read(Path.of("/proc/stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] f = stat.lines().findFirst().orElse("").trim().split(" +");
    long busy = 0;
    for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(f[i]);
    }
    return busy / TICKS_A_SECOND;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException notLinux) {
      return "";
    }
  }
}
