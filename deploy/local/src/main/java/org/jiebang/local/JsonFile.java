package org.jiebang.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file that a person may read, replaced as a whole and readable by its owner only. */
final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonFile() {}

  static <T> T read(Path file, Class<T> type, T whenAbsent) {
    if (!Files.exists(file)) {
      return whenAbsent;
    }
    try {
      return JSON.readValue(Disk.read(file), type);
    } catch (JsonProcessingException e) {
      throw new NotStarted(file + " cannot be read; ./jiebang reset starts anew.", e);
    }
  }

  static void write(Path file, Object value) {
    Disk.folderOf(file);
    try {
      Disk.writePrivately(file, JSON.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
