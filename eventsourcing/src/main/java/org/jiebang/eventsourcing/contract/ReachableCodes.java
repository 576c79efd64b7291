package org.jiebang.eventsourcing.contract;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;
import org.jspecify.annotations.Nullable;

/**
 * Which codes an operation can refuse with: those that can be reached from its method in the
 * compiled code, through every call within our own classes, and through the rules of each command
 * that it makes. A switch over commands is followed for these commands only, one over states
 * wholly. So a code may be named that no history leads to; one that is not named cannot come.
 */
final class ReachableCodes {

  private static final String ENDPOINT = name(Endpoint.class);
  private static final String NOT_FOUND = name(NotFound.class);
  private static final String ERASED = name(PersonErased.class);
  private static final Set<String> BY_ID =
      Set.of("command", "commandWith", "commandOfHolder", "get", "readable", "events", "diff");
  private static final Pattern COMMANDS_OF_ENDPOINT =
      Pattern.compile("Lorg/jiebang/eventsourcing/http/Endpoint<L([^;<]+);");

  /** Behind these the kernel begins, which refuses the same for everybody. */
  private static final Set<String> KERNEL =
      Set.of(
          ENDPOINT,
          NOT_FOUND,
          name(CommandHandler.class),
          name(Decider.class),
          name(Aggregate.class));

  private static final List<String> KERNEL_ROOMS =
      List.of(
          "org/jiebang/eventsourcing/http/",
          "org/jiebang/eventsourcing/store/",
          "org/jiebang/eventsourcing/wire/");

  private final IndexView index;
  private final CompiledClasses classes;
  private final Map<String, String> aggregateByCommands = new HashMap<>();
  private final Map<String, String> deciderByCommands = new HashMap<>();
  private final Map<String, SortedSet<String>> ofCommand = new HashMap<>();

  ReachableCodes(IndexView index, ClassLoader loader) {
    this.index = index;
    this.classes = new CompiledClasses(index, loader);
    learn(Aggregate.class, aggregateByCommands);
    learn(Decider.class, deciderByCommands);
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Who implements it, by the commands it is for. */
  private void learn(Class<?> type, Map<String, String> found) {
    DotName name = DotName.createSimple(type);
    for (ClassInfo each : index.getAllKnownImplementations(name)) {
      for (Type written : each.interfaceTypes()) {
        if (written.name().equals(name) && written.kind() == Type.Kind.PARAMETERIZED_TYPE) {
          DotName commands = written.asParameterizedType().arguments().getFirst().name();
          found.put(CompiledClasses.internal(commands), CompiledClasses.internal(each.name()));
        }
      }
    }
  }

  /** What was found on the way from one method. */
  private final class Walk {

    private final @Nullable String command;
    private final Set<String> seen = new HashSet<>();
    private final SortedSet<String> codes = new TreeSet<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> endpoints = new HashSet<>();
    private boolean byId;

    Walk(@Nullable String command) {
      this.command = command;
    }

    void method(MethodModel method) {
      String owner = method.parent().orElseThrow().thisClass().asInternalName();
      if (seen.add(owner + "." + method.methodName() + method.methodType())) {
        code(MethodReading.reached(classes, method, command));
      }
    }

    private void code(List<CodeElement> code) {
      for (int i = 0; i < code.size(); i++) {
        switch (code.get(i)) {
          case FieldInstruction field -> field(field);
          case InvokeInstruction call -> call(call, code, i);
          case InvokeDynamicInstruction dynamic -> dynamic(dynamic);
          case NewObjectInstruction made -> made(made.className().asInternalName());
          default -> {}
        }
      }
    }

    private void field(FieldInstruction field) {
      String owner = field.owner().asInternalName();
      ClassModel home = classes.of(owner);
      if (home == null) {
        return;
      }
      String name = field.name().stringValue();
      if (field.opcode() == Opcode.GETFIELD) {
        FieldModel read = CompiledClasses.field(home, name);
        if (read != null && field.type().equalsString("L" + ENDPOINT + ";")) {
          endpoint(MethodReading.signature(read));
        }
      } else if (field.opcode() == Opcode.GETSTATIC) {
        if (isRefusal(owner)) {
          if (!name.startsWith("$")) {
            codes.add(name);
          }
        } else if (seen.add(owner + "." + name)) {
          code(MethodReading.making(home, name));
        }
      }
    }

    private void call(InvokeInstruction call, List<CodeElement> code, int at) {
      String owner = call.owner().asInternalName();
      String name = call.name().stringValue();
      String type = call.type().stringValue();
      if (owner.equals(ENDPOINT)) {
        byId |= BY_ID.contains(name);
      } else if (owner.equals(NOT_FOUND)) {
        notFound(name, code, at);
      }
      if (classes.of(owner) == null || isKernel(owner) || isRefusal(owner)) {
        return;
      }
      boolean fixed = call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL;
      for (MethodModel target : classes.targets(owner, name, type, fixed)) {
        if (type.endsWith(")L" + ENDPOINT + ";")) {
          endpoint(MethodReading.signature(target));
        }
        method(target);
      }
    }

    private void notFound(String name, List<CodeElement> code, int at) {
      if (name.equals("<init>")) {
        codes.add(MethodReading.textBefore(code, at));
        return;
      }
      for (int i = at - 1; i >= 0; i--) {
        if (code.get(i) instanceof FieldInstruction field
            && aggregateByCommands.containsValue(field.owner().asInternalName())) {
          codes.add(notFoundOf(field.owner().asInternalName()));
          return;
        }
      }
    }

    private void dynamic(InvokeDynamicInstruction dynamic) {
      for (ConstantDesc each : dynamic.bootstrapArgs()) {
        if (each instanceof DirectMethodHandleDesc handle) {
          String owner = MethodReading.internal(handle.owner());
          if (classes.of(owner) == null || isKernel(owner) || isRefusal(owner)) {
            continue;
          }
          switch (handle.kind()) {
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> {}
            case CONSTRUCTOR -> {
              made(owner);
              classes
                  .targets(owner, "<init>", handle.lookupDescriptor(), true)
                  .forEach(this::method);
            }
            case STATIC, INTERFACE_STATIC, VIRTUAL, INTERFACE_VIRTUAL, SPECIAL, INTERFACE_SPECIAL ->
                classes
                    .targets(owner, handle.methodName(), handle.lookupDescriptor(), false)
                    .forEach(this::method);
          }
        }
      }
    }

    private void made(String type) {
      if (type.equals(ERASED)) {
        codes.add(KernelRefusal.PERSON_ERASED.name());
      }
      if (command == null && commandsOf(type) != null) {
        commands.add(type);
      }
    }

    private void endpoint(String signature) {
      Matcher written = COMMANDS_OF_ENDPOINT.matcher(signature);
      if (written.find()) {
        endpoints.add(written.group(1));
      }
    }
  }

  private static boolean isKernel(String owner) {
    return KERNEL.contains(owner) || KERNEL_ROOMS.stream().anyMatch(owner::startsWith);
  }

  private boolean isRefusal(String owner) {
    ClassModel model = classes.of(owner);
    return model != null
        && model.interfaces().stream()
            .anyMatch(i -> i.asInternalName().equals(name(Refusal.class)));
  }

  /** The family of commands that a class is one of, or null. */
  private @Nullable String commandsOf(String type) {
    for (String above : classes.supertypes(type)) {
      if (deciderByCommands.containsKey(above)) {
        return above;
      }
    }
    return null;
  }

  private String notFoundOf(String aggregate) {
    ClassModel model = classes.of(aggregate);
    MethodModel name =
        model == null ? null : CompiledClasses.method(model, "name", "()Ljava/lang/String;");
    if (name == null) {
      throw new IllegalStateException("no name: " + aggregate);
    }
    List<CodeElement> code = MethodReading.reached(classes, name, null);
    return NotFound.codeOf(MethodReading.textBefore(code, code.size()));
  }

  /**
   * @param type a class of ours, with dots
   * @param method the only one of this name
   */
  SortedSet<String> of(String type, String method) {
    var walk = new Walk(null);
    ClassModel model = classes.of(type.replace('.', '/'));
    if (model != null) {
      model.methods().stream()
          .filter(m -> m.methodName().equalsString(method))
          .forEach(walk::method);
    }
    walk.commands.forEach(made -> walk.codes.addAll(ofCommand(made)));
    if (walk.byId) {
      walk.endpoints.stream()
          .map(aggregateByCommands::get)
          .filter(aggregate -> aggregate != null)
          .forEach(aggregate -> walk.codes.add(notFoundOf(aggregate)));
    }
    walk.codes.remove("");
    return walk.codes;
  }

  private SortedSet<String> ofCommand(String command) {
    SortedSet<String> known = ofCommand.get(command);
    if (known == null) {
      var walk = new Walk(command);
      ClassModel decider = classes.of(decider(command));
      if (decider != null) {
        decider.methods().stream()
            .filter(m -> m.methodName().equalsString("decide"))
            .filter(m -> !m.flags().has(java.lang.reflect.AccessFlag.SYNTHETIC))
            .forEach(walk::method);
      }
      known = walk.codes;
      ofCommand.put(command, known);
    }
    return known;
  }

  private String decider(String command) {
    String commands = commandsOf(command);
    String decider = commands == null ? null : deciderByCommands.get(commands);
    if (decider == null) {
      throw new IllegalStateException("nobody decides " + command);
    }
    return decider;
  }
}
