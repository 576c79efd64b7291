package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.gateway.identity.AccountsConfig.Kept;
import org.jiebang.gateway.person.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChosenAccountsTest {

  private static final PersonId SOMEBODY = new PersonId(new UUID(7, 7));

  @Test
  void the_built_in_issuer_has_accounts_of_its_own() {
    assertThat(kept(true, null)).isEqualTo(Kept.BUILT_IN);
  }

  @Test
  void without_it_nothing_is_opened_unless_somebody_says_so() {
    assertThat(kept(false, null)).isEqualTo(Kept.NONE);
    assertThat(kept(false, Kept.KEYCLOAK)).isEqualTo(Kept.KEYCLOAK);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kept.class,
      names = {"KEYCLOAK", "NONE"})
  void an_issuer_signs_nobody_in_whose_account_is_elsewhere(Kept kept) {
    assertThatThrownBy(() -> kept(true, kept)).hasMessageContaining("accounts=built-in");
  }

  @Test
  void built_in_accounts_without_the_issuer_are_of_no_use() {
    assertThatThrownBy(() -> kept(false, Kept.BUILT_IN)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_provider_without_an_admin_api_opens_its_accounts_itself() {
    var none = new NoAccounts();
    assertThatThrownBy(() -> none.open("wang", "a-long-password", SOMEBODY))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.refusal().name()).isEqualTo("ACCOUNTS_ELSEWHERE"));
    none.grants(SOMEBODY, List.of(), 1);
    none.close(SOMEBODY);
  }

  private static Kept kept(boolean builtInIssuer, @Nullable Kept configured) {
    return ChosenAccounts.kept(builtInIssuer, Optional.ofNullable(configured));
  }
}
