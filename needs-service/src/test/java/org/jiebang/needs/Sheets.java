package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jiebang.eventsourcing.sheet.SheetFormat;

/** Asks the running service for a list as a sheet. */
public final class Sheets {

  private static final int ZIP = 'P';

  private Sheets() {}

  /** The lines of it as CSV, without the mark that it begins with; it can be had as xlsx, too. */
  public static List<String> of(URI base, String token, String path) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
      HttpResponse<byte[]> xlsx =
          client.send(
              request.copy().header("Accept", SheetFormat.XLSX_TYPE).build(),
              BodyHandlers.ofByteArray());
      assertThat(xlsx.statusCode()).as(path).isEqualTo(200);
      assertThat(xlsx.headers().firstValue("Content-Type").orElse(""))
          .startsWith(SheetFormat.XLSX_TYPE);
      assertThat(xlsx.body()[0]).isEqualTo((byte) ZIP);
      HttpResponse<String> csv =
          client.send(
              request.header("Accept", SheetFormat.CSV_TYPE).build(), BodyHandlers.ofString());
      assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
      assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
      assertThat(csv.body()).startsWith("\uFEFF");
      return csv.body().substring(1).lines().toList();
    }
  }
}
