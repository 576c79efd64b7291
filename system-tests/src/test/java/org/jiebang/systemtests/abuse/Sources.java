package org.jiebang.systemtests.abuse;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The house's own source, parsed: what stands in it as text that is the same in every run. */
final class Sources {

  private static final List<String> MODULES =
      List.of("eventsourcing", "needs-service", "matching-service", "points-service", "gateway");

  final List<CompilationUnitTree> files = new ArrayList<>();

  /** By {@code Type.NAME}, and by {@code NAME} of the file it stands in. */
  private final Map<String, ExpressionTree> constants = new HashMap<>();

  private Sources() {}

  static Sources ofTheHouse() throws IOException {
    var all = new ArrayList<Path>();
    for (String module : MODULES) {
      try (Stream<Path> found = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        found.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return of(all);
  }

  static Sources of(List<Path> java) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var sources = new Sources();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> objects = manager.getJavaFileObjectsFromPaths(java);
      var task =
          (JavacTask)
              compiler.getTask(null, manager, _ -> {}, List.of("-proc:none"), null, objects);
      task.parse().forEach(sources.files::add);
    }
    sources.files.forEach(sources::note);
    return sources;
  }

  private void note(CompilationUnitTree file) {
    String type = name(file);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void none) {
        boolean constant =
            variable.getModifiers().getFlags().contains(Modifier.FINAL)
                && variable.getModifiers().getFlags().contains(Modifier.STATIC);
        // In an interface, what has a value is a constant without a word.
        boolean inInterface = variable.getModifiers().getFlags().isEmpty();
        if (variable.getInitializer() != null && (constant || inInterface)) {
          String name = variable.getName().toString();
          if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
            constants.put(type + "." + name, variable.getInitializer());
          }
        }
        return super.visitVariable(variable, none);
      }
    }.scan(file, null);
  }

  /** {@code NeedResource}. */
  static String name(CompilationUnitTree file) {
    String path = file.getSourceFile().getName();
    return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
  }

  /** What an expression is in every run; null when it depends on something. */
  @Nullable String constant(CompilationUnitTree file, @Nullable ExpressionTree expression) {
    return switch (expression) {
      case null -> null;
      case LiteralTree literal ->
          literal.getValue() == null ? null : String.valueOf(literal.getValue());
      case ParenthesizedTree inner -> constant(file, inner.getExpression());
      case BinaryTree both -> {
        String left = constant(file, both.getLeftOperand());
        String right = constant(file, both.getRightOperand());
        yield left == null || right == null ? null : left + right;
      }
      case IdentifierTree name -> named(file, name.getName().toString());
      case MemberSelectTree select -> {
        String owner = select.getExpression().toString();
        yield constant(
            file,
            constants.get(
                owner.substring(owner.lastIndexOf('.') + 1) + "." + select.getIdentifier()));
      }
      case MethodInvocationTree call when call.getMethodSelect() instanceof MemberSelectTree on -> {
        // "…".formatted(A_CONSTANT), "…".repeat(3), and the like.
        String text = constant(file, on.getExpression());
        boolean known =
            text != null && call.getArguments().stream().allMatch(a -> constant(file, a) != null);
        yield known ? text : null;
      }
      default -> null;
    };
  }

  private @Nullable String named(CompilationUnitTree file, String name) {
    ExpressionTree here = constants.get(name(file) + "." + name);
    if (here != null) {
      return constant(file, here);
    }
    // Imported statically, or of the type around.
    for (var known : constants.entrySet()) {
      if (known.getKey().endsWith("." + name) && file.toString().contains(name)) {
        return constant(file, known.getValue());
      }
    }
    return null;
  }
}
