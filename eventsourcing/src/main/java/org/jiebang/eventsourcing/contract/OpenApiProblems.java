package org.jiebang.eventsourcing.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.http.Language;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Problem;
import org.jiebang.eventsourcing.http.ProblemText;

/**
 * What every code of a service means, in both languages: material for the pages at {@code
 * /problems/CODE}. A code without a Chinese text fails the build, and so does a constraint.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 20)
public class OpenApiProblems implements OASFilter {

  private static final String PROBLEMS = "x-problems";

  private final IndexView index;

  public OpenApiProblems(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    SortedSet<String> untold = ConstraintSentences.missing(index, classesOfOurs());
    if (!untold.isEmpty()) {
      throw new IllegalStateException("Give these a message \"English | 中文\": " + untold);
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    var said = new TreeMap<String, Map<String, Object>>();
    for (ClassInfo each : index.getAllKnownImplementations(DotName.createSimple(Refusal.class))) {
      if (each.isEnum()) {
        for (Object constant : constants(each, loader)) {
          if (constant instanceof Refusal refusal) {
            said.put(ProblemText.family(refusal) + "." + refusal.name(), page(refusal));
          }
        }
      }
    }
    for (String code : ProblemText.notFoundCodes()) {
      var refusal = new NotFound(code);
      said.put(ProblemText.family(refusal) + "." + code, page(refusal));
    }
    document.addExtension(PROBLEMS, new ArrayList<>(said.values()));
  }

  /** While tests run, the index has their samples too. */
  private List<ClassInfo> classesOfOurs() {
    return index.getKnownClasses().stream()
        .filter(each -> each.name().toString().startsWith("org.jiebang."))
        .filter(each -> !each.name().toString().matches(".*(Test|IT)([$].*)?"))
        .toList();
  }

  private static Object[] constants(ClassInfo type, ClassLoader loader) {
    try {
      return Class.forName(type.name().toString(), true, loader).getEnumConstants();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("indexed, but not there: " + type.name(), e);
    }
  }

  private static Map<String, Object> page(Refusal refusal) {
    ProblemText chinese = ProblemText.chinese(refusal);
    if (chinese == null) {
      throw new IllegalStateException(
          "No Chinese text: add a line \""
              + refusal.name()
              + " = title|sentence\" to src/main/resources/problems/"
              + ProblemText.family(refusal)
              + ".zh.properties");
    }
    ProblemText english = ProblemText.of(refusal, Language.EN);
    int status = Problem.status(refusal);
    var page = new LinkedHashMap<String, Object>();
    page.put("code", refusal.name());
    page.put("status", status);
    page.put("type", Problem.type(refusal));
    page.put("title", both(english.title(), chinese.title()));
    page.put("detail", both(english.detail(), chinese.detail()));
    WhatToDo advice = WhatToDo.about(refusal, status);
    page.put("whatToDo", both(advice.english(), advice.chinese()));
    return page;
  }

  private static Map<String, Object> both(String english, String chinese) {
    var both = new LinkedHashMap<String, Object>();
    both.put(Language.EN.tag(), english);
    both.put(Language.ZH.tag(), chinese);
    return both;
  }
}
