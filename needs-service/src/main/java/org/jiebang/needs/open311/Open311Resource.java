package org.jiebang.needs.open311;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.http.ForeignLanguage;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * What can be reported here, for whoever asks: an app shows it before anybody has signed in.
 * Open311 describes itself, in words that its clients know, so it is not in our own contract.
 */
@ForeignLanguage
@Path(Open311.PATH)
@RunOnVirtualThread
public class Open311Resource {

  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  /** When what discovery says last changed. */
  private static final String CHANGESET = "2026-11-21T00:00:00Z";

  private static final String PUBLIC = "public, max-age=300";

  private final Jurisdictions jurisdictions;
  private final PublicAddress addresses;

  Open311Resource(Jurisdictions jurisdictions, PublicAddress addresses) {
    this.jurisdictions = jurisdictions;
    this.addresses = addresses;
  }

  record Discovery(String changeset, String contact, String keyService, List<Endpoint> endpoints) {}

  record Endpoint(
      String specification, String url, String changeset, String type, List<String> formats) {}

  /** The same for everybody, but for the address, unless that is configured. */
  @GET
  @Path("/discovery" + Open311.ENDING)
  @Open
  @Operation(hidden = true)
  public Response discovery(@PathParam("format") String ending, @Context HttpHeaders headers) {
    PublicAddress.Address address = addresses.of(headers);
    var endpoint =
        new Endpoint(
            SPECIFICATION,
            address.text() + Open311.PATH,
            CHANGESET,
            "production",
            List.of("application/json", "text/xml"));
    var discovery =
        new Discovery(
            CHANGESET,
            "The community's desk / 社区服务站",
            "api_key is a bearer token: POST " + address.text() + "/api/v1/auth/tokens",
            List.of(endpoint));
    return Open311.format(ending, headers)
        .answer(200, "discovery", discovery)
        .header("Cache-Control", address.forAll() ? PUBLIC : "no-store")
        .header("Vary", "Accept")
        .build();
  }

  /** The categories of needs. */
  @GET
  @Path("/services" + Open311.ENDING)
  @Open
  @Operation(hidden = true)
  public Response services(
      @PathParam("format") String ending,
      @QueryParam("jurisdiction_id") @Nullable String jurisdiction,
      @Context HttpHeaders headers) {
    return Open311.format(ending, headers)
        .answer(200, "services", Services.of(jurisdictions.of(jurisdiction)))
        .header("Cache-Control", PUBLIC)
        .header("Vary", "Accept")
        .build();
  }

  /** What one of them asks. */
  @GET
  @Path("/services/{code: [A-Za-z0-9_-]+}" + Open311.ENDING)
  @Open
  @Operation(hidden = true)
  public Response definition(
      @PathParam("code") String code,
      @PathParam("format") String ending,
      @QueryParam("jurisdiction_id") @Nullable String jurisdiction,
      @Context HttpHeaders headers) {
    Jurisdiction at = jurisdictions.of(jurisdiction);
    return Open311.format(ending, headers)
        .answer(200, "service_definition", Services.definition(Services.category(code, at), at))
        .header("Cache-Control", PUBLIC)
        .header("Vary", "Accept")
        .build();
  }
}
