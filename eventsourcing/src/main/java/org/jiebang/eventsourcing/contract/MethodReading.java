package org.jiebang.eventsourcing.contract;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instructions of one method that can be reached, given the one command that is decided. */
final class MethodReading {

  private final CompiledClasses classes;
  private final List<CodeElement> code;
  private final Map<Label, Integer> places = new HashMap<>();
  private final @Nullable String command;

  private MethodReading(CompiledClasses classes, CodeModel code, @Nullable String command) {
    this.classes = classes;
    this.code = code.elementList();
    this.command = command;
    for (int i = 0; i < this.code.size(); i++) {
      if (this.code.get(i) instanceof LabelTarget target) {
        places.put(target.label(), i);
      }
    }
  }

  /**
   * @param command the internal name of the only command there is; null: not deciding
   */
  static List<CodeElement> reached(
      CompiledClasses classes, MethodModel method, @Nullable String command) {
    CodeModel code = method.code().orElse(null);
    return code == null ? List.of() : new MethodReading(classes, code, command).reached();
  }

  /** The instructions that make the value of a static field, in its class's initialiser. */
  static List<CodeElement> making(ClassModel owner, String field) {
    MethodModel start = CompiledClasses.method(owner, "<clinit>", "()V");
    var making = new ArrayList<CodeElement>();
    if (start == null || start.code().isEmpty()) {
      return making;
    }
    for (CodeElement each : start.code().get().elementList()) {
      making.add(each);
      if (each instanceof FieldInstruction put
          && put.opcode() == Opcode.PUTSTATIC
          && put.owner().asInternalName().equals(owner.thisClass().asInternalName())) {
        if (put.name().equalsString(field)) {
          return making;
        }
        making.clear();
      }
    }
    return List.of();
  }

  private List<CodeElement> reached() {
    var seen = new BitSet();
    Deque<Integer> next = new ArrayDeque<>(List.of(0));
    for (CodeElement each : code) {
      if (each instanceof ExceptionCatch handler) {
        next.add(at(handler.handler()));
      }
    }
    while (!next.isEmpty()) {
      int i = next.poll();
      while (i < code.size() && !seen.get(i)) {
        seen.set(i);
        CodeElement each = code.get(i);
        switch (each) {
          case BranchInstruction jump -> next.add(at(jump.target()));
          case TableSwitchInstruction table ->
              targets(i, table.cases(), table.defaultTarget()).forEach(t -> next.add(at(t)));
          case LookupSwitchInstruction table ->
              targets(i, table.cases(), table.defaultTarget()).forEach(t -> next.add(at(t)));
          default -> {}
        }
        i = ends(each) ? code.size() : i + 1;
      }
    }
    return seen.stream().mapToObj(code::get).toList();
  }

  private static boolean ends(CodeElement each) {
    return switch (each) {
      case ReturnInstruction _, ThrowInstruction _ -> true;
      case TableSwitchInstruction _, LookupSwitchInstruction _ -> true;
      case BranchInstruction jump -> jump.opcode() == Opcode.GOTO || jump.opcode() == Opcode.GOTO_W;
      default -> false;
    };
  }

  private int at(Label label) {
    return places.getOrDefault(label, code.size());
  }

  /** Of a switch over the command only the cases that it can be; of all others every case. */
  private List<Label> targets(int at, List<SwitchCase> cases, Label otherwise) {
    var targets = new ArrayList<Label>();
    List<String> types = typesSwitched(at);
    boolean matched = false;
    for (SwitchCase each : cases) {
      int i = each.caseValue();
      boolean possible =
          types.isEmpty()
              || i < 0
              || i >= types.size()
              || command != null && classes.supertypes(command).contains(types.get(i));
      if (possible) {
        targets.add(each.target());
        matched |= !types.isEmpty() && i >= 0;
      }
    }
    if (!matched) {
      targets.add(otherwise);
    }
    return targets;
  }

  /** What the types are that a switch tells apart, when it tells commands apart; else empty. */
  private List<String> typesSwitched(int at) {
    for (int i = at - 1; i >= 0 && i > at - 4; i--) {
      if (code.get(i) instanceof InvokeDynamicInstruction dynamic) {
        var types = new ArrayList<String>();
        String selector = internal(dynamic.typeSymbol().parameterType(0));
        boolean ofCommands =
            command != null
                && dynamic.name().equalsString("typeSwitch")
                && selector.startsWith("org/jiebang/")
                && classes.supertypes(command).contains(selector);
        for (ConstantDesc each : dynamic.bootstrapArgs()) {
          types.add(each instanceof ClassDesc type ? internal(type) : "");
        }
        return ofCommands && !types.contains("") ? types : List.of();
      }
    }
    return List.of();
  }

  static String internal(ClassDesc type) {
    String text = type.descriptorString();
    return text.startsWith("L") ? text.substring(1, text.length() - 1) : text;
  }

  /** Its generic type as written, or without generics. */
  static String signature(FieldModel field) {
    return field
        .findAttribute(Attributes.signature())
        .map(s -> s.signature().stringValue())
        .orElse(field.fieldType().stringValue());
  }

  static String signature(MethodModel method) {
    return method
        .findAttribute(Attributes.signature())
        .map(s -> s.signature().stringValue())
        .orElse(method.methodType().stringValue());
  }

  /** The last text put on the stack before {@code at}; empty when there is none near. */
  static String textBefore(List<CodeElement> code, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (code.get(i) instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String text) {
        return text;
      }
      if (code.get(i) instanceof NewObjectInstruction || code.get(i) instanceof InvokeInstruction) {
        return "";
      }
    }
    return "";
  }
}
