package org.jiebang.needs.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jiebang.eventsourcing.http.Language;
import org.jiebang.needs.open311.Open311Errors.Fault;
import org.jiebang.needs.open311.ServiceRequest.Receipt;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class XmlTest {

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void a_list_is_an_element_with_one_for_each_item() {
    var receipt = new Receipt("a-1", null, "p-1");
    assertThat(Format.XML.text("service_requests", List.of(receipt)))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><service_requests><request>"
                + "<service_request_id>a-1</service_request_id><service_notice/>"
                + "<account_id>p-1</account_id></request></service_requests>");
    assertThat(Format.JSON.text("service_requests", List.of(receipt)))
        .isEqualTo(
            "[{\"service_request_id\":\"a-1\",\"service_notice\":null,\"account_id\":\"p-1\"}]");
  }

  @Test
  void an_error_is_said_as_open311_says_it() {
    var fault = new Fault(404, "SERVICE_NOT_FOUND", "There is none.");
    assertThat(Format.XML.text("errors", List.of(fault)))
        .endsWith(
            "<errors><error><code>404</code><problem>SERVICE_NOT_FOUND</problem>"
                + "<description>There is none.</description></error></errors>");
  }

  @Test
  void nothing_that_was_written_can_break_out() throws Exception {
    String hostile = "</description><x a=\"&lol;\">]]>\u0000\u0008\uD83C\uDFE0\uFFFE\n路灯";
    var fault = new Fault(400, "VALIDATION_FAILED", hostile);
    Document document = parsed(Format.XML.text("errors", List.of(fault)));
    assertThat(document.getElementsByTagName("description").item(0).getTextContent())
        .isEqualTo("</description><x a=\"&lol;\">]]>��\uD83C\uDFE0�\n路灯");
  }

  @Test
  void the_ending_says_the_format_or_else_the_caller() {
    assertThat(Format.of(".xml", "application/json")).isEqualTo(Format.XML);
    assertThat(Format.of(".json", "text/xml")).isEqualTo(Format.JSON);
    assertThat(Format.of("", "text/xml")).isEqualTo(Format.XML);
    assertThat(Format.of("", "*/*")).isEqualTo(Format.JSON);
    assertThat(Format.of("", null)).isEqualTo(Format.JSON);
    assertThat(Format.ofPath("/open311/v2/requests/1.xml", null)).isEqualTo(Format.XML);
  }

  @Test
  void a_problem_becomes_one_error_for_each_thing_that_is_wrong() {
    String problem =
        "{\"code\":\"VALIDATION_FAILED\",\"detail\":\"d\",\"violations\":["
            + "{\"field\":\"lat\",\"message\":\"must be degrees\"},{\"field\":\"\",\"message\":\"m\"}]}";
    assertThat(Open311Errors.faults(400, problem, Language.EN))
        .containsExactly(
            new Fault(400, "VALIDATION_FAILED", "lat: must be degrees"),
            new Fault(400, "VALIDATION_FAILED", "m"));
    assertThat(
            Open311Errors.faults(403, "{\"code\":\"AUTH_REQUIRED\",\"detail\":\"d\"}", Language.EN))
        .containsExactly(new Fault(403, "AUTH_REQUIRED", "A valid api_key is needed."));
  }
}
