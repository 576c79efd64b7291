package org.jiebang.eventsourcing.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.jackson.HybridJacksonPool;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jspecify.annotations.Nullable;

/**
 * The one way JSON is written and read here. Events and bodies: {@link #EVENTS} passes over fields
 * it does not know (a newer publisher may have added them). Requests: {@link #strict} refuses them,
 * and duplicates, trailing text, deep nesting, long numbers and days that are too far away.
 */
public final class Json {

  /**
   * For payloads and bodies. Instants as ISO-8601 in UTC, typed ids and codes as plain strings,
   * nulls left out, unknown fields passed over.
   */
  public static final ObjectMapper EVENTS = base(new ObjectMapper());

  /**
   * Of a request: many times what the largest one needs. A map with more names than that would be
   * checked name by name before it is refused for its size.
   */
  private static final long MOST_TOKENS = 4_000;

  private Json() {}

  /** Makes {@code mapper} the strict one of the HTTP edge. */
  public static ObjectMapper strict(ObjectMapper mapper) {
    base(mapper)
        .registerModule(new FourDigitYears())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS);
    // A day is a day: one with a time would be cut short, to the wrong day east of Greenwich.
    mapper.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false));
    mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxNumberLength(40)
                .maxTokenCount(MOST_TOKENS)
                .maxStringLength(256 * 1024)
                .maxDocumentLength(256 * 1024L)
                .build());
    return mapper;
  }

  private static ObjectMapper base(ObjectMapper mapper) {
    // A virtual thread is new for each request, and would make its buffers anew for each text.
    mapper.getFactory().setRecyclerPool(HybridJacksonPool.getInstance());
    return mapper
        .registerModule(new JavaTimeModule())
        .registerModule(new Jdk8Module())
        .registerModule(new Wrappers())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  }

  /** {@link Id} and {@link Code} records as plain strings, as values and as map keys. */
  private static final class Wrappers extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Wrappers() {
      super("jiebang-wrappers");
      addSerializer(Id.class, text(id -> id.value().toString()));
      addSerializer(Code.class, text(Code::value));
      addKeySerializer(Id.class, key(id -> id.value().toString()));
      addKeySerializer(Code.class, key(Code::value));
    }

    private static <T> JsonSerializer<T> text(java.util.function.Function<T, String> as) {
      return new JsonSerializer<>() {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider p) throws IOException {
          out.writeString(as.apply(value));
        }
      };
    }

    private static <T> JsonSerializer<T> key(java.util.function.Function<T, String> as) {
      return new JsonSerializer<>() {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider p) throws IOException {
          out.writeFieldName(as.apply(value));
        }
      };
    }

    @Override
    public void setupModule(SetupContext context) {
      super.setupModule(context);
      context.addDeserializers(
          new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
              return wraps(type.getRawClass())
                  ? new Unwrapping(new Wrapper(type.getRawClass()))
                  : null;
            }
          });
      context.addKeyDeserializers(
          new KeyDeserializers() {
            @Override
            public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
              Class<?> raw = type.getRawClass();
              if (!wraps(raw)) {
                return null;
              }
              var wrapper = new Wrapper(raw);
              return new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext c)
                    throws IOException {
                  return wrapper.wrap(key, c);
                }
              };
            }
          });
    }

    private static boolean wraps(Class<?> raw) {
      return raw.isRecord() && (Id.class.isAssignableFrom(raw) || Code.class.isAssignableFrom(raw));
    }
  }

  private static final class Unwrapping extends JsonDeserializer<Object> {

    private final Wrapper wrapper;

    Unwrapping(Wrapper wrapper) {
      this.wrapper = wrapper;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.currentToken().isScalarValue() || in.currentToken().isNumeric()) {
        return context.handleUnexpectedToken(wrapper.record, in);
      }
      return wrapper.wrap(in.getText(), context);
    }
  }

  /** Makes one kind of id or code; its constructor is looked up once, not for each value. */
  private static final class Wrapper {

    private final Class<?> record;
    private final boolean id;
    private final Constructor<?> constructor;

    Wrapper(Class<?> record) {
      this.record = record;
      this.id = Id.class.isAssignableFrom(record);
      try {
        constructor = record.getDeclaredConstructor(id ? UUID.class : String.class);
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException("neither an id nor a code: " + record.getName(), e);
      }
      constructor.setAccessible(true);
    }

    Object wrap(String text, DeserializationContext context) throws IOException {
      try {
        return constructor.newInstance(id ? uuid(text) : text);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        throw JsonMappingException.from(context, "not a " + record.getSimpleName(), e);
      }
    }
  }

  /** UUID.fromString takes "1-1-1-1-1"; a public id has one spelling. */
  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID");
    }
    return uuid;
  }
}
