package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.contract.OperationMethods;
import org.jiebang.eventsourcing.sheet.SheetFormat;

/** Every operation that answers with a list answers with a sheet too; see {@link Listed}. */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 35)
public class OpenApiSheets implements OASFilter {

  private static final DotName RESPONSE = DotName.createSimple(RestResponse.class);
  private static final DotName PAGE = DotName.createSimple(Page.class);
  private static final DotName LIST = DotName.createSimple(List.class);
  private static final DotName LISTING = DotName.createSimple(Listing.class);

  private final IndexView index;

  public OpenApiSheets(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, MethodInfo> methods = OperationMethods.byId(index);
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            path -> {
              Operation read = path.getGET();
              MethodInfo method = read == null ? null : methods.get(read.getOperationId());
              if (method != null && isList(method.returnType())) {
                say(read);
              }
            });
  }

  private boolean isList(Type answer) {
    return switch (answer.kind()) {
      case PARAMETERIZED_TYPE ->
          answer.name().equals(PAGE)
              || answer.name().equals(LIST)
              || answer.name().equals(RESPONSE)
                  && isList(answer.asParameterizedType().arguments().getFirst());
      case CLASS -> {
        ClassInfo type = index.getClassByName(answer.name());
        yield type != null && type.interfaceNames().contains(LISTING);
      }
      default -> false;
    };
  }

  private static void say(Operation operation) {
    APIResponse answer = operation.getResponses().getAPIResponse("200");
    if (answer == null || answer.getContent() == null) {
      return;
    }
    for (SheetFormat format : SheetFormat.values()) {
      Schema sheet = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
      if (format == SheetFormat.XLSX) {
        sheet.setFormat("binary");
      }
      answer
          .getContent()
          .addMediaType(format.mediaType(), OASFactory.createMediaType().schema(sheet));
    }
    answer.addHeader(
        "Link",
        OASFactory.createHeader()
            .description(
                "Of a sheet that does not hold all of the list: where it goes on, rel=next"
                    + " / 表格未含全部内容时，后续部分的地址（rel=next）")
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
  }
}
