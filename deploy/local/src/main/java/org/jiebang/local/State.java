package org.jiebang.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the next launcher must know about this one.
 *
 * @param ports of servers and services by name, kept between starts
 * @param children processes that were started and not yet stopped
 * @param launcher the launcher that runs now or ran last
 * @param detached the launcher ended on purpose and left the children running
 * @param host the address that the gateway listens on
 * @param district the district of the bootstrap account, made once
 * @param sampleLoaded the sample community is there
 * @param samples others of the source documents that are there, by name
 * @param keycloak people sign in at a Keycloak of this home, not at the built-in issuer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record State(
    Map<String, Integer> ports,
    List<Child> children,
    @Nullable Child launcher,
    boolean detached,
    String host,
    UUID district,
    boolean sampleLoaded,
    List<String> samples,
    boolean keycloak) {

  /** Of a home that knew of no other samples yet. */
  State {
    samples = samples == null ? List.of() : List.copyOf(samples);
  }

  static State fresh() {
    return new State(
        Map.of(), List.of(), null, false, "127.0.0.1", UUID.randomUUID(), false, List.of(), false);
  }

  State withPort(String name, int port) {
    Map<String, Integer> changed = new TreeMap<>(ports);
    changed.put(name, port);
    return new State(
        changed, children, launcher, detached, host, district, sampleLoaded, samples, keycloak);
  }

  State with(Child child) {
    List<Child> changed = new ArrayList<>(without(child.name()).children());
    changed.add(child);
    return new State(
        ports, changed, launcher, detached, host, district, sampleLoaded, samples, keycloak);
  }

  State without(String name) {
    List<Child> others = children.stream().filter(c -> !c.name().equals(name)).toList();
    return new State(
        ports, others, launcher, detached, host, district, sampleLoaded, samples, keycloak);
  }

  State startedBy(Child newLauncher) {
    return new State(
        ports, children, newLauncher, false, host, district, sampleLoaded, samples, keycloak);
  }

  State withHost(String newHost) {
    return new State(
        ports, children, launcher, detached, newHost, district, sampleLoaded, samples, keycloak);
  }

  State leftRunning() {
    return new State(
        ports, children, launcher, true, host, district, sampleLoaded, samples, keycloak);
  }

  /** What a restored database already has: its district and its people. */
  State restored(UUID itsDistrict) {
    return new State(
        ports, children, launcher, detached, host, itsDistrict, true, samples, keycloak);
  }

  State withSample() {
    return new State(ports, children, launcher, detached, host, district, true, samples, keycloak);
  }

  State withSample(String name) {
    List<String> more = new ArrayList<>(samples);
    more.add(name);
    return new State(
        ports, children, launcher, detached, host, district, sampleLoaded, more, keycloak);
  }

  /** Accounts and tokens are those of a Keycloak beside, from the first start on. */
  State withKeycloak() {
    return new State(
        ports, children, launcher, detached, host, district, sampleLoaded, samples, true);
  }

  @Nullable Child child(String name) {
    return children.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }
}
