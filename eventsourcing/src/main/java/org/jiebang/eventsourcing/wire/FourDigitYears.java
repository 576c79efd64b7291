package org.jiebang.eventsourcing.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Days and moments of a request are of the years 1 to 9999: columns take no others, and a timer
 * counts microseconds, which end soon after. As an event, one that is further away would stop every
 * view that is to keep it.
 */
final class FourDigitYears extends SimpleModule {

  private static final long serialVersionUID = 1L;

  FourDigitYears() {
    super("jiebang-four-digit-years");
    setDeserializerModifier(new Bounds());
  }

  private static final class Bounds extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reader) {
      Class<?> type = bean.getBeanClass();
      return type == Instant.class || type == LocalDate.class ? new Bounded(reader) : reader;
    }
  }

  private static final class Bounded extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    Bounded(JsonDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new Bounded(reader);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      Object read = super.deserialize(in, context);
      boolean near =
          switch (read) {
            case LocalDate day -> day.getYear() >= 1 && day.getYear() <= 9999;
            case Instant at -> !at.isBefore(FIRST) && at.isBefore(END);
            case null, default -> true;
          };
      return near
          ? read
          : context.handleWeirdStringValue(handledType(), in.getText(), "too far away");
    }
  }
}
