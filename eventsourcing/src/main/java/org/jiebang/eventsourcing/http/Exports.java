package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jiebang.eventsourcing.sheet.SheetWriter;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * A list as a sheet: the rows that the caller would see page by page, as they would see them, each
 * member of the body a column. Read and written in small steps, so that a long list costs no more
 * memory than a short one, and no connection waits for a slow reader.
 */
@ApplicationScoped
class Exports {

  private static final int STEP = 500;

  private final CurrentRequest request;
  private final ObjectMapper json;
  private final SheetLimits limits;
  private final Clock clock;

  Exports(CurrentRequest request, ObjectMapper json, SheetLimits limits, Clock clock) {
    this.request = request;
    this.json = json;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param limit as asked for; null: as many as one sheet holds
   * @param after the row before the first one; null: from the newest on
   * @param find the rows behind one, so many
   * @param at the ids of the row behind so many others and of the next one
   */
  <A> RestResponse<Page<A>> answer(
      SheetFormat format,
      @Nullable Integer limit,
      @Nullable UUID after,
      BiFunction<@Nullable UUID, Integer, List<ViewRow>> find,
      BiFunction<@Nullable UUID, Integer, List<UUID>> at,
      Function<UUID, String> cursor,
      Function<ViewRow, A> shown) {
    int most = limit == null ? limits.exportedRows() : limit;
    List<UUID> end = apart(() -> at.apply(after, most - 1));
    // It ends where the answer's head says, whatever is added meanwhile.
    UUID last = end.size() > 1 ? end.getFirst() : null;
    List<String> columns = columns();
    StreamingOutput sheet = out -> write(format, out, columns, after, last, find, shown);
    ResponseBuilder<StreamingOutput> answer = headed(format, sheet);
    if (last != null) {
      answer.header("Link", next("cursor", cursor.apply(last)));
    }
    return Streamed.of(answer);
  }

  /** Rows that are at hand. */
  StreamingOutput whole(SheetFormat format, List<?> all) {
    List<String> columns = columns();
    return out -> {
      SheetWriter sheet = format.writer(out);
      sheet.row(columns);
      for (Object each : all) {
        sheet.row(cells(json.valueToTree(each), columns));
      }
      sheet.close();
    };
  }

  private ResponseBuilder<StreamingOutput> headed(SheetFormat format, StreamingOutput sheet) {
    return ResponseBuilder.ok(sheet)
        .header("Content-Type", format.contentType())
        .header("Content-Disposition", disposition(format))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept");
  }

  private <A> void write(
      SheetFormat format,
      OutputStream out,
      List<String> columns,
      @Nullable UUID after,
      @Nullable UUID last,
      BiFunction<@Nullable UUID, Integer, List<ViewRow>> find,
      Function<ViewRow, A> shown)
      throws IOException {
    // Closed at its end only: a sheet that breaks off must not look like a whole one.
    SheetWriter sheet = format.writer(out);
    sheet.row(columns);
    UUID from = after;
    boolean more = true;
    while (more) {
      UUID behind = from;
      List<ViewRow> step = apart(() -> find.apply(behind, STEP));
      more = step.size() == STEP;
      for (ViewRow row : step) {
        sheet.row(cells(json.valueToTree(shown.apply(row)), columns));
        from = row.key.id();
        if (from.equals(last)) {
          more = false;
          break;
        }
      }
    }
    sheet.close();
  }

  /** In a transaction of its own: its rows are not remembered, its connection is given back. */
  private static <T> T apart(Callable<T> read) {
    return QuarkusTransaction.requiringNew().call(read);
  }

  /** The members of what is listed, in the order in which its record names them. */
  private List<String> columns() {
    return json
        .getSerializationConfig()
        .introspect(json.constructType(request.listed()))
        .findProperties()
        .stream()
        .filter(member -> member.couldSerialize())
        .map(member -> member.getName())
        .toList();
  }

  private static List<@Nullable Object> cells(JsonNode body, List<String> columns) {
    var cells = new ArrayList<@Nullable Object>(columns.size());
    for (String column : columns) {
      JsonNode value = body.path(column);
      cells.add(
          switch (value.getNodeType()) {
            case MISSING, NULL -> null;
            case NUMBER -> value.decimalValue();
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.textValue();
            case ARRAY, OBJECT, BINARY, POJO -> value.toString();
          });
    }
    return cells;
  }

  /** {@code needs-2026-03-05.csv}. */
  String disposition(SheetFormat format) {
    String path = request.path();
    String collection = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^a-z0-9-]", "");
    LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
    String name = (collection.isEmpty() ? "list" : collection) + "-" + today;
    return "attachment; filename=\"" + name + "." + format.ending() + "\"";
  }

  /** The link to the rest of a list. */
  String next(String parameter, String value) {
    String query = request.routing().request().query();
    String kept =
        query == null
            ? ""
            : Arrays.stream(query.split("&", -1))
                .filter(each -> !each.startsWith(parameter + "=") && !each.isEmpty())
                .map(each -> each.replaceAll("[<>\"]", "") + "&")
                .collect(Collectors.joining());
    String rest = request.path() + "?" + kept + parameter + "=" + value;
    return "<" + rest + ">; rel=\"next\"";
  }
}
