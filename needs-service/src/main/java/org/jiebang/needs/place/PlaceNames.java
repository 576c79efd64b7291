package org.jiebang.needs.place;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.needs.place.Community.Registered;
import org.jspecify.annotations.Nullable;

/** Finds a community's places by what people call them; programs may give ids as text. */
public record PlaceNames(Registered community) {

  /** People leave out what every building is called: 3 and 3栋 are the same one. */
  private static final Pattern KIND_OF_BUILDING = Pattern.compile("(栋|幢|座|号楼|号|楼)$");

  /** Null when there is none; one that is closed only where no other one is called so. */
  public @Nullable EstateId estate(String nameOrId) {
    return Stream.of(community.estates(), community.closed())
        .flatMap(estates -> estates.entrySet().stream())
        .filter(e -> e.getValue().equals(nameOrId) || is(nameOrId, e.getKey().value()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /**
   * @param estate that it lies in; null: not said, so one that stands alone comes first
   * @return null when there is none, or several of which it may be each
   */
  public @Nullable Building building(@Nullable EstateId estate, String nameOrId) {
    List<Building> here =
        community.buildings().values().stream()
            .filter(b -> estate == null || estate.equals(b.estate()))
            .toList();
    Predicate<Building> exactly = b -> b.name().equals(nameOrId) || is(nameOrId, b.id().value());
    Building found = only(here, exactly.and(b -> estate != null || b.estate() == null));
    if (found == null) {
      found = only(here, exactly);
    }
    String plain = plain(nameOrId);
    return found != null ? found : only(here, b -> plain(b.name()).equals(plain));
  }

  /** The estate's name, or its id where another one is called the same. */
  public String name(EstateId estate) {
    String name = community.estates().getOrDefault(estate, community.closed().get(estate));
    return name != null && estate.equals(estate(name)) ? name : estate.value().toString();
  }

  /** The building's name, or its id where, within its estate, the name does not lead back to it. */
  public String name(Building building) {
    return building.equals(building(building.estate(), building.name()))
        ? building.name()
        : building.id().value().toString();
  }

  private static @Nullable Building only(List<Building> among, Predicate<Building> which) {
    List<Building> found = among.stream().filter(which).limit(2).toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  private static String plain(String name) {
    return KIND_OF_BUILDING.matcher(name).replaceFirst("");
  }

  private static boolean is(String text, UUID id) {
    return id.toString().equalsIgnoreCase(text);
  }
}
