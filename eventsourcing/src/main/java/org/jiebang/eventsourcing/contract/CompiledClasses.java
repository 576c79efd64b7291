package org.jiebang.eventsourcing.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** Our own classes as the compiler wrote them, and who implements what. Names are internal ones. */
final class CompiledClasses {

  private static final String OURS = "org/jiebang/";

  private final IndexView index;
  private final ClassLoader loader;
  private final Map<String, Optional<ClassModel>> parsed = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  CompiledClasses(IndexView index, ClassLoader loader) {
    this.index = index;
    this.loader = loader;
  }

  static DotName dots(String internal) {
    return DotName.createSimple(internal.replace('/', '.'));
  }

  static String internal(DotName name) {
    return name.toString().replace('.', '/');
  }

  /** Null for classes of others. */
  @Nullable ClassModel of(String name) {
    return name.startsWith(OURS) ? parsed.computeIfAbsent(name, this::parse).orElse(null) : null;
  }

  private Optional<ClassModel> parse(String name) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static @Nullable MethodModel method(ClassModel in, String name, String type) {
    for (MethodModel each : in.methods()) {
      if (each.methodName().equalsString(name) && each.methodType().equalsString(type)) {
        return each;
      }
    }
    return null;
  }

  static @Nullable FieldModel field(ClassModel in, String name) {
    for (FieldModel each : in.fields()) {
      if (each.fieldName().equalsString(name)) {
        return each;
      }
    }
    return null;
  }

  /** Itself and everything it is. */
  Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known == null) {
      known = new LinkedHashSet<>();
      climb(name, known);
      supertypes.put(name, known);
    }
    return known;
  }

  private void climb(String name, Set<String> found) {
    ClassModel model = of(name);
    if (found.add(name) && model != null) {
      model.superclass().ifPresent(above -> climb(above.asInternalName(), found));
      model.interfaces().forEach(above -> climb(above.asInternalName(), found));
    }
  }

  /** Where a call may end: the method as it is inherited, and as those below write it anew. */
  List<MethodModel> targets(String owner, String name, String type, boolean fixed) {
    var found = new LinkedHashSet<MethodModel>();
    for (String above : supertypes(owner)) {
      ClassModel model = of(above);
      MethodModel method = model == null ? null : method(model, name, type);
      if (method != null) {
        found.add(method);
        break;
      }
    }
    if (!fixed) {
      for (ClassInfo below : below(dots(owner))) {
        ClassModel model = of(internal(below.name()));
        MethodModel method = model == null ? null : method(model, name, type);
        if (method != null) {
          found.add(method);
        }
      }
    }
    return new ArrayList<>(found);
  }

  private Collection<ClassInfo> below(DotName type) {
    var all = new ArrayList<>(index.getAllKnownSubclasses(type));
    all.addAll(index.getAllKnownImplementations(type));
    return all;
  }
}
