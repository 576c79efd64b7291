package org.jiebang.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** The district of {@link GatewayUnderTest}, who asks and commands over HTTP. */
public final class District {

  private District() {}

  /** A new one. */
  public static String token() {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("account", "district", "password", GatewayUnderTest.PASSWORD))
        .post("/api/v1/auth/tokens")
        .jsonPath()
        .getString("accessToken");
  }

  public static RequestSpecification asks() {
    return given().header("Authorization", "Bearer " + token());
  }

  public static RequestSpecification commands() {
    return commands(UUID.randomUUID().toString());
  }

  /**
   * @param key the command's Idempotency-Key
   */
  public static RequestSpecification commands(String key) {
    return asks().contentType(ContentType.JSON).header("Idempotency-Key", key);
  }
}
