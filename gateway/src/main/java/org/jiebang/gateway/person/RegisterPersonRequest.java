package org.jiebang.gateway.person;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jiebang.eventsourcing.identity.Grant;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be registered, and what they may do.
 *
 * @param account for signing in, where accounts are opened here; goes with {@code password}
 * @param password 10 to 72 visible ASCII characters: bcrypt reads no more than 72 bytes
 * @param grants the first one's scope is the person's home
 */
record RegisterPersonRequest(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone,
    @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,39}") String account,
    @Nullable @Pattern(regexp = "[\\x21-\\x7e]{10,72}") String password,
    @NotNull @Size(min = 1, max = 64) List<@NotNull @GrantText String> grants) {

  @AssertTrue(message = "account and password go together | 账号与密码须同时填写")
  boolean isAccountWithPassword() {
    return (account == null) == (password == null);
  }

  List<Grant> parsedGrants() {
    return grants.stream().map(Grant::parse).toList();
  }

  /**
   * What a repeat is recognised by. A name, phone or password leaves no trace in the log, not even
   * in a fingerprint: the few digits of a phone are guessed from one.
   */
  Object withoutSecrets() {
    return new Fingerprinted(account, grants);
  }

  private record Fingerprinted(@Nullable String account, List<String> grants) {}

  /** Nothing personal, should a request ever be printed. */
  @Override
  public String toString() {
    return "RegisterPersonRequest" + grants;
  }
}
