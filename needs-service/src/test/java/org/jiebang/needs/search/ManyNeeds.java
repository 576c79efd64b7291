package org.jiebang.needs.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jiebang.eventsourcing.view.ViewRow.RowKey;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedsView;
import org.jiebang.needs.need.Particulars;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Many needs in the tables of the views, for benches: events, sealed texts and all, folded by the
 * views' own code and stored as the plumbing stores them; only the log knows nothing of them.
 */
final class ManyNeeds {

  private static final int AT_ONCE = 1_000;
  private static final int AUTHORS = 500;
  private static final Duration LONGEST_AGO = Duration.ofDays(180);

  private static final String[] WHERE = {
    "一号楼", "二号楼", "三号楼东门", "五单元", "七栋三楼", "小区南门", "地下车库", "中心花园", "健身广场", "幼儿园门口", "菜市场旁", "社区活动室",
    "老年食堂", "快递柜边", "电动车棚", "垃圾分类亭", "儿童乐园", "北围墙", "消防通道", "配电房"
  };
  private static final String[] WHAT = {
    "楼道漏水",
    "路灯不亮",
    "电梯故障",
    "下水道堵塞",
    "墙皮脱落",
    "广场舞扰民",
    "乱停车",
    "宠物粪便没人清理",
    "健身器材损坏",
    "高空抛物",
    "噪音太大",
    "垃圾满溢",
    "飞线充电",
    "孩子放学没人接",
    "老人独居需要陪伴",
    "希望办书法班",
    "想学智能手机",
    "担心电信诈骗",
    "需要理发上门",
    "想借轮椅"
  };
  private static final String[] PLEASE = {
    "请尽快派人来看看", "已经三天了", "请志愿者帮忙", "影响老人出行", "晚上睡不好", "麻烦社区协调", "希望周末能解决", "反映多次没有结果", "孩子很害怕", "谢谢"
  };
  private static final String LETTERS = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";

  private final EntityManager em;
  private final PersonKeys keys;
  private final Instant now;
  private final NeedsView needs = new NeedsView();
  private final NeedWordsView words;
  private final NeedCoursesView courses = new NeedCoursesView();
  private final Map<String, String> clear = new HashMap<>();
  private final List<UUID> authors = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(42);
  private long made;

  ManyNeeds(EntityManager em, PersonKeys keys, GramTokens tokens, Instant now) {
    this.em = em;
    this.keys = keys;
    this.now = now;
    this.words = new NeedWordsView(() -> new Remembered(clear), () -> tokens);
    for (int i = 0; i < AUTHORS; i++) {
      authors.add(new UUID(9, i));
    }
  }

  /** Looking keys up for a million texts is not what is measured. */
  private record Remembered(Map<String, String> clear) implements PersonKeys {
    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable String open(Envelope envelope, UUID stream, String field) {
      return clear.get(envelope.ct());
    }

    @Override
    public void destroy(UUID subject) {
      throw new UnsupportedOperationException();
    }
  }

  long made() {
    return made;
  }

  /** What somebody might write; about 25 letters. */
  static String text(SplittableRandom random) {
    return one(WHERE, random)
        + one(WHAT, random)
        + ","
        + one(PLEASE, random)
        + ","
        + names(random)
        + random.nextInt(1_000);
  }

  /** Two letters that seldom stand together. */
  static String names(SplittableRandom random) {
    return ""
        + LETTERS.charAt(random.nextInt(LETTERS.length()))
        + LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  static String one(String[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }

  static String what(SplittableRandom random) {
    return one(WHAT, random);
  }

  static String where(SplittableRandom random) {
    return one(WHERE, random);
  }

  /** The later ones of a community have greater ids, and those of later communities too. */
  void make(CommunityId community, int count) {
    for (int from = 0; from < count; from += AT_ONCE) {
      int first = from;
      QuarkusTransaction.requiringNew()
          .timeout(60)
          .run(
              () -> {
                some(community, first, Math.min(AT_ONCE, count - first), count);
                em.flush();
                em.clear();
              });
      clear.clear();
    }
  }

  private void some(CommunityId community, int first, int count, int of) {
    var indexed = new ArrayList<NeedWordsRow>();
    var stayed = new ArrayList<NeedCourseRow>();
    for (int i = 0; i < count; i++) {
      made++;
      UUID id = new UUID(1_770_000_000_000L + made << 16 | 0x7000, random.nextLong() >>> 2);
      Instant at = now.minus(LONGEST_AGO.multipliedBy(of - first - i).dividedBy(of));
      List<Recorded<NeedEvent>> facts = facts(community, new NeedId(id), at);
      em.persist(stored(needs, facts, id));
      NeedWordsRow said = stored(words, facts, id);
      em.persist(said);
      indexed.add(said);
      NeedCourseRow course = stored(courses, facts, id);
      em.persist(course);
      stayed.add(course);
    }
    em.unwrap(Session.class)
        .doWork(
            c -> {
              words.keep(c, 1, indexed);
              courses.keep(c, 1, stayed);
            });
  }

  private static <R extends ViewRow> R stored(
      org.jiebang.eventsourcing.View<R, NeedEvent> view, List<Recorded<NeedEvent>> facts, UUID id) {
    R row = null;
    for (Recorded<NeedEvent> fact : facts) {
      row = view.evolve(row, fact);
    }
    R whole = java.util.Objects.requireNonNull(row);
    whole.key = new RowKey(1, id);
    view.complete(whole);
    return whole;
  }

  private List<Recorded<NeedEvent>> facts(CommunityId community, NeedId need, Instant at) {
    UUID author = authors.get(random.nextInt(AUTHORS));
    List<Category> categories =
        List.of(
            Category.ELDERLY_CARE,
            Category.CLEAN_HOME,
            Category.ANTI_FRAUD,
            Category.PLUMBING_AND_POWER);
    String text = text(random);
    Envelope sealed = keys.seal(author, need.value(), "text", text);
    clear.put(sealed.ct(), text);
    var events = new ArrayList<NeedEvent>();
    events.add(submitted(community, need, author, sealed, categories, at));
    if (random.nextInt(10) < 8) {
      events.add(
          new NeedVerified(
              need,
              Urgency.GENERAL,
              Integer.toString(1 + random.nextInt(8)),
              null,
              at.plus(Duration.ofDays(7)),
              authors.getFirst(),
              at.plusSeconds(3_600)));
      if (random.nextInt(10) < 7) {
        events.add(new NeedResolved(need, null, null, null, null, at.plusSeconds(7_200)));
      }
    }
    var facts = new ArrayList<Recorded<NeedEvent>>();
    for (NeedEvent event : events) {
      Recorded<NeedEvent> r =
          ViewSpec.recorded(need.value(), community.value(), facts.size() + 1, event);
      facts.add(
          new Recorded<>(
              r.stream(),
              r.version(),
              r.pos(),
              r.tenant(),
              r.type(),
              r.schema(),
              event.at(),
              r.meta(),
              event));
    }
    return facts;
  }

  private NeedSubmitted submitted(
      CommunityId community,
      NeedId need,
      UUID author,
      Envelope text,
      List<Category> categories,
      Instant at) {
    return new NeedSubmitted(
        need,
        community,
        null,
        categories.get(random.nextInt(categories.size())),
        Channel.of("RES"),
        author,
        null,
        keys.seal(author, need.value(), "authorName", "王芳"),
        keys.seal(author, need.value(), "authorPhone", "13800000000"),
        text,
        null,
        Particulars.plain(false),
        at.plus(Duration.ofDays(3)),
        at);
  }
}
