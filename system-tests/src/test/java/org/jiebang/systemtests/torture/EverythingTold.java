package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Reply;

/**
 * Whatever the house can be asked about somebody: every GET that the services' own descriptions
 * name, with every id that is theirs, by those who may see most.
 */
final class EverythingTold {

  private static final int ASKING = 8;

  private final List<String> ids;
  private final List<String> accounts;
  private final List<Reply> replies = new ArrayList<>();

  private record Question(String account, String path) {}

  private EverythingTold(List<String> ids, String themselves) {
    this.ids = ids;
    this.accounts = List.of("desk", SampleCommunity.DISTRICT, themselves);
  }

  /**
   * @param services whose descriptions are read
   * @param ids of theirs: each is tried wherever a path has a place for one
   * @param themselves their account
   */
  static EverythingTold by(List<String> services, List<String> ids, String themselves) {
    var all = new EverythingTold(ids, themselves);
    all.askEverything(services);
    return all;
  }

  /** The paths whose answers hold the text, without ids and queries. */
  List<String> pathsWith(String text) {
    var paths = new TreeSet<String>();
    for (Reply reply : replies) {
      if (reply.text().contains(text)) {
        paths.add(reply.request().replaceAll("\\?.*|GET ", "").replaceAll("[0-9a-f-]{36}", "{id}"));
      }
    }
    return List.copyOf(paths);
  }

  long answered() {
    return replies.stream().filter(reply -> reply.status() == 200).count();
  }

  private void askEverything(List<String> services) {
    accounts.forEach(House.cast()::token);
    var questions = new ConcurrentLinkedQueue<Question>();
    for (String service : services) {
      JsonNode paths =
          Ask.get("/q/openapi?format=json")
              .at(House.stack().management(service))
              .send()
              .expect(200)
              .json()
              .path("paths");
      paths
          .properties()
          .forEach(
              path -> {
                if (path.getValue().has("get")) {
                  questions.addAll(questions(service, path.getKey(), path.getValue().path("get")));
                }
              });
    }
    List<CompletableFuture<Void>> asking = new ArrayList<>();
    for (int i = 0; i < ASKING; i++) {
      asking.add(CompletableFuture.runAsync(() -> answer(questions), Thread::startVirtualThread));
    }
    asking.forEach(CompletableFuture::join);
  }

  private List<Question> questions(String service, String path, JsonNode get) {
    List<Question> questions = new ArrayList<>();
    String named = path.replace("{service}", service);
    // One place for an id at a time: what is theirs lies below a need, a draft or themselves.
    List<String> filled =
        named.contains("{")
            ? ids.stream().map(id -> named.replaceAll("\\{\\w+}", id)).toList()
            : List.of(named);
    List<String> askers = named.startsWith("/admin/") ? List.of("operator") : accounts;
    for (String one : filled) {
      for (String query : queries(get)) {
        askers.forEach(account -> questions.add(new Question(account, one + query)));
      }
    }
    return questions;
  }

  private static List<String> queries(JsonNode get) {
    Map<String, String> values =
        Map.of("limit", "100", "from", "1", "to", "2", "community", House.community());
    List<String> queries = new ArrayList<>();
    var query = new StringBuilder("?");
    boolean mine = false;
    for (JsonNode parameter : get.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query") && values.containsKey(name)) {
        query.append(name).append('=').append(values.get(name)).append('&');
      }
      mine |= name.equals("mine");
    }
    queries.add(query.substring(0, query.length() - 1));
    if (mine) {
      queries.add("?mine=true&limit=100");
    }
    return queries;
  }

  private void answer(ConcurrentLinkedQueue<Question> questions) {
    for (Question one = questions.poll(); one != null; one = questions.poll()) {
      Reply reply = Ask.get(one.path()).as(one.account()).inFault().send();
      synchronized (replies) {
        replies.add(reply);
      }
    }
  }
}
