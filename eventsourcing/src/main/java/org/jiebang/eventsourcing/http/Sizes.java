package org.jiebang.eventsourcing.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Map;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Size} counts in a text: characters, as {@code maxLength} of the contract does, and
 * not the halves of which Java makes some of them (𠮷 is one, and has two).
 */
@Singleton
class Sizes implements ValidatorFactoryCustomizer {

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    ConstraintMapping mapping = configuration.createConstraintMapping();
    mapping
        .constraintDefinition(Size.class)
        .includeExistingValidators(false) // there may be only one for texts
        .validatedBy(OfText.class)
        .validatedBy(OfCollection.class)
        .validatedBy(OfMap.class);
    configuration.addMapping(mapping);
  }

  private record Bounds(int least, int most) {

    static Bounds of(Size size) {
      return new Bounds(size.min(), size.max());
    }

    boolean hold(int size) {
      return least <= size && size <= most;
    }
  }

  /** Null passes, here and below. */
  public static class OfText implements ConstraintValidator<Size, CharSequence> {

    private Bounds bounds = new Bounds(0, Integer.MAX_VALUE);

    @Override
    public void initialize(Size size) {
      bounds = Bounds.of(size);
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
      return text == null || bounds.hold(Character.codePointCount(text, 0, text.length()));
    }
  }

  /** Entries of a list or a set. */
  public static class OfCollection implements ConstraintValidator<Size, Collection<?>> {

    private Bounds bounds = new Bounds(0, Integer.MAX_VALUE);

    @Override
    public void initialize(Size size) {
      bounds = Bounds.of(size);
    }

    @Override
    public boolean isValid(@Nullable Collection<?> entries, ConstraintValidatorContext context) {
      return entries == null || bounds.hold(entries.size());
    }
  }

  /** Entries of a map. */
  public static class OfMap implements ConstraintValidator<Size, Map<?, ?>> {

    private Bounds bounds = new Bounds(0, Integer.MAX_VALUE);

    @Override
    public void initialize(Size size) {
      bounds = Bounds.of(size);
    }

    @Override
    public boolean isValid(@Nullable Map<?, ?> entries, ConstraintValidatorContext context) {
      return entries == null || bounds.hold(entries.size());
    }
  }
}
