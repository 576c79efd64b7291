package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements are written, not put together: whatever goes to the database as SQL or HQL is a
 * constant, but for the few listed here, each with its reason. What callers send are parameters.
 */
class SqlTest {

  private static final Set<String> TAKES_A_STATEMENT =
      Set.of(
          "prepareStatement",
          "prepareCall",
          "nativeSQL",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "addBatch",
          "createQuery",
          "createNativeQuery",
          "createSelectionQuery",
          "createMutationQuery",
          "createStatement");

  /** Where a statement is put together, from what; none of it comes with a request. */
  private static final Map<String, String> PUT_TOGETHER = new TreeMap<>();

  private static final String DATABASE = "the log's or the keys' database, from the configuration";
  private static final String PIECES = "pieces of its own: markers for as many rows, a clause";
  private static final String CLASS = "a class of ours, and fields that resources name";
  private static final String NUMBER = "a number or a variable of ours";

  static {
    for (String file :
        List.of("JdbcChainRows", "MariaDbLog", "MariaDbPersonKeys", "RestoredLogs", "Writer")) {
      PUT_TOGETHER.put(file, DATABASE);
    }
    for (String file :
        List.of(
            "Checkpoints",
            "CountedStays",
            "DeadLetters",
            "InboundTables",
            "NeedCoursesView",
            "PositionTables",
            "Postings",
            "RebuildTables",
            "RelayTables",
            "ReportedNeeds",
            "SimilarNeeds",
            "TimerFollower",
            "TimerTable")) {
      PUT_TOGETHER.put(file, PIECES);
    }
    for (String file : List.of("ListStatements", "ViewFollower")) {
      PUT_TOGETHER.put(file, CLASS);
    }
    for (String file : List.of("DurableServer", "LeaseTable", "StoryClock")) {
      PUT_TOGETHER.put(file, NUMBER);
    }
  }

  private static Map<String, Set<String>> found(Sources sources) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (CompilationUnitTree file : sources.files) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          if (call.getMethodSelect() instanceof MemberSelectTree method
              && TAKES_A_STATEMENT.contains(method.getIdentifier().toString())
              && !call.getArguments().isEmpty()) {
            ExpressionTree statement = call.getArguments().getFirst();
            if (sources.constant(file, statement) == null) {
              found
                  .computeIfAbsent(Sources.name(file), _ -> new TreeSet<>())
                  .add(statement.toString());
            }
          }
          return super.visitMethodInvocation(call, none);
        }
      }.scan(file, null);
    }
    return found;
  }

  @Test
  void no_statement_is_put_together_from_what_callers_send() throws IOException {
    Sources sources = Sources.ofTheHouse();
    assertThat(sources.files).hasSizeGreaterThan(400);
    Map<String, Set<String>> found = found(sources);
    assertThat(found.keySet())
        .as("put together, and why: %s", found)
        .isEqualTo(PUT_TOGETHER.keySet());
  }

  /** {@code PageQuery.where}: what stands before the comma becomes part of a statement. */
  @Test
  void no_list_is_filtered_by_a_field_that_callers_name() throws IOException {
    Sources sources = Sources.ofTheHouse();
    var named = new TreeSet<String>();
    var filters = new AtomicInteger();
    for (CompilationUnitTree file : sources.files) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          if (call.getMethodSelect() instanceof MemberSelectTree method
              && method.getIdentifier().contentEquals("where")
              && call.getArguments().size() == 2) {
            filters.incrementAndGet();
            if (sources.constant(file, call.getArguments().getFirst()) == null) {
              named.add(Sources.name(file) + ": " + call);
            }
          }
          return super.visitMethodInvocation(call, none);
        }
      }.scan(file, null);
    }
    assertThat(named).isEmpty();
    assertThat(filters.get()).isGreaterThan(30);
  }

  @Test
  void one_that_is_would_be_seen(@TempDir Path folder) throws IOException {
    Path bad = folder.resolve("Bad.java");
    Files.writeString(
        bad,
        """
        class Bad {
          static final String GOOD = "select 1 " + "from a where b = ?";
          void bad(java.sql.Connection c, String sent) throws Exception {
            c.prepareStatement(GOOD);
            c.prepareStatement("select 1 from a where b = '" + sent + "'");
            String sql = "delete from a where b = " + sent;
            c.createStatement().executeUpdate(sql);
          }
        }
        """);
    assertThat(found(Sources.of(List.of(bad))))
        .containsOnlyKeys("Bad")
        .hasEntrySatisfying("Bad", statements -> assertThat(statements).hasSize(2));
  }
}
