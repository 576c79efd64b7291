package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.eventsourcing.Code;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Coded;
import org.jiebang.needs.need.Known;
import org.jiebang.needs.place.PlausibleDay;
import org.junit.jupiter.api.Test;

/**
 * What somebody can send fits where it will be kept: days and moments are of years that can be
 * meant, codes have the form of codes. Otherwise a column or a timer refuses what is an event by
 * then, and a view stops for everybody.
 */
class RequestsTest {

  private final Set<String> unbounded = new TreeSet<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private int looked;

  @Test
  void every_day_and_every_code_that_is_sent_fits() {
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.jiebang.needs")) {
      if (each.isAnnotatedWith(Path.class)) {
        operations(each.reflect());
      }
    }
    assertThat(unbounded).isEmpty();
    assertThat(looked).as("days, moments and codes looked at").isGreaterThan(40);
  }

  private void operations(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      if (method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class)) {
        for (Parameter parameter : method.getParameters()) {
          look(resource.getSimpleName(), parameter.getParameterizedType(), parameter);
        }
      }
    }
  }

  private void look(String where, Type type, AnnotatedElement bounded) {
    if (type instanceof ParameterizedType several) {
      for (Type one : several.getActualTypeArguments()) {
        look(where, one, bounded);
      }
    } else if (type == LocalDate.class || type == Instant.class) {
      looked++;
      if (!bounded.isAnnotationPresent(PlausibleDay.class)) {
        unbounded.add(where);
      }
    } else if (type instanceof Class<?> code && Code.class.isAssignableFrom(code)) {
      looked++;
      if (!bounded.isAnnotationPresent(Known.class) && !bounded.isAnnotationPresent(Coded.class)) {
        unbounded.add(where);
      }
    } else if (type instanceof Class<?> sent && sent.isRecord() && seen.add(sent)) {
      members(sent);
    }
  }

  private void members(Class<?> sent) {
    try {
      for (RecordComponent member : sent.getRecordComponents()) {
        String where = sent.getName() + "." + member.getName();
        look(where, member.getGenericType(), sent.getDeclaredField(member.getName()));
      }
    } catch (NoSuchFieldException e) {
      throw new AssertionError("a record without the field of its component", e);
    }
  }

  /** Sent by nobody. */
  record Careless(LocalDate on, List<Category> categories, @Coded Category careful) {}

  @Test
  void what_does_not_is_found() {
    look("here", Careless.class, Careless.class);
    String name = Careless.class.getName();
    assertThat(unbounded).containsExactly(name + ".categories", name + ".on");
  }
}
