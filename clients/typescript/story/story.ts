/**
 * From a need to a redeemed point, as a partner's program would do it. Started with JSON on its
 * standard input (see `Start`); prints one JSON object: what it has made.
 */
import { text } from "node:stream/consumers";
import type { Schema } from "@jiebang/client";
import { Cast, given, until, type Start } from "./players.js";

const SERVED = ["volunteer-1", "volunteer-2"];
const PANEL = ["panel-1", "panel-2", "panel-3"];
const HOUR = 3_600_000;

const cast = new Cast(JSON.parse(await text(process.stdin)) as Start);
const district = await cast.player("district");
const desk = await cast.player("desk");
const resident = await cast.player("resident");
const university = await cast.player("uni-1");
const department = await cast.player("dep-1");
const community = desk.scope("COM");

const need = await demand();
const task = await board(need);
const session = await plan(task);
const acceptance = await formPanel(task);
const account = await serve(session);
await accept(need, task, acceptance);
const redemption = await redeem(account);
console.log(JSON.stringify({ need, task, session, account: account.id, redemption }));

async function now(): Promise<number> {
  return Date.parse(given(await desk.call.GET("/api/v1/clock")).now);
}

async function advanceTo(moment: number): Promise<void> {
  const seconds = Math.ceil((moment - (await now())) / 1000) + 1;
  if (seconds > 0) {
    given(await district.call.POST("/api/v1/clock/advance", { body: { seconds } }));
  }
}

async function demand(): Promise<string> {
  const path = { id: community };
  const { estates } = given(
    await resident.call.GET("/api/v1/communities/{id}", { params: { path } }),
  );
  const home = estates[0];
  const { id } = given(
    await resident.call.POST("/api/v1/needs", {
      body: {
        community,
        ...(home === undefined ? {} : { estate: home.id }),
        category: "CHILD_CARE",
        text: "双职工家庭,孩子四点半放学后到六点没有人看管。",
        riskStatement: "未成年人,接送途中需成人陪同。",
        authorName: "居民甲",
        authorPhone: "+86 100 0000 0003",
      },
    }),
  );
  const here = { params: { path: { id } } };
  const grid = await cast.player("grid");
  given(await grid.call.POST("/api/v1/needs/{id}/verify", { ...here, body: { urgency: "GENERAL" } }));
  const list = await openMonth();
  given(await desk.call.POST("/api/v1/needs/{id}/list", { ...here, body: { list } }));
  given(
    await desk.call.POST("/api/v1/need-lists/{id}/close", {
      params: { path: { id: list } },
      body: {},
    }),
  );
  given(await desk.call.POST("/api/v1/needs/{id}/plan", { ...here, body: {} }));
  return id;
}

/** One list a month: the first month that has none yet. */
async function openMonth(): Promise<string> {
  const month = new Date(await now());
  for (let i = 0; i < 600; i++) {
    const period = month.toISOString().slice(0, 7);
    const opened = await desk.call.POST("/api/v1/need-lists", {
      body: { community, level: "MONTHLY", period },
    });
    if (opened.error?.code !== "LIST_EXISTS") {
      return given(opened).id;
    }
    month.setUTCMonth(month.getUTCMonth() + 1, 1);
  }
  throw new Error("no month left without a list");
}

async function board(need: string): Promise<string> {
  const closesAt = (await now()) + 24 * HOUR;
  const { id } = given(
    await desk.call.POST("/api/v1/tasks", {
      body: {
        community,
        need,
        category: "CHILD_CARE",
        sheet: {
          title: "“七彩”托管班",
          description: "放学后托管:作业辅导与兴趣课,每次两小时。",
          riskStatement: "未成年人在场,须两名以上志愿者。",
          insurance: "团区委统一购买意外伤害综合保险",
          sessionsWanted: 1,
          minimum: 2,
        },
      },
    }),
  );
  const here = { params: { path: { id } } };
  given(
    await desk.call.POST("/api/v1/tasks/{id}/post", {
      ...here,
      body: {
        mode: "COMPETITIVE",
        criteria: [
          { code: "PLAN", title: "方案", weight: 60 },
          { code: "TEAM", title: "队伍", weight: 40 },
        ],
        closesAt: new Date(closesAt).toISOString(),
        points: 20,
        capacity: 4,
      },
    }),
  );
  const bid = "学前教育专业 12 人轮班,教师带队。";
  given(await university.call.POST("/api/v1/tasks/{id}/claims", { ...here, body: { bid } }));
  await advanceTo(closesAt);
  const opened = await until<Schema<"Task">>(
    async () => given(await desk.call.GET("/api/v1/tasks/{id}", here)),
    (task) => task.claims[0]?.bid !== undefined,
  );
  const claim = opened.claims[0]?.id ?? "";
  const there = { params: { path: { id, claim } } };
  for (const member of PANEL.slice(0, 2)) {
    const { call } = await cast.player(member);
    for (const criterion of ["PLAN", "TEAM"]) {
      given(
        await call.POST("/api/v1/tasks/{id}/claims/{claim}/score", {
          ...there,
          body: { criterion, score: 9 },
        }),
      );
    }
  }
  given(
    await desk.call.POST("/api/v1/tasks/{id}/claims/{claim}/award", {
      ...there,
      body: { reasons: ["专业对口"] },
    }),
  );
  return id;
}

async function plan(task: string): Promise<string> {
  const here = { params: { path: { id: task } } };
  const startsAt = (await now()) + 20 * HOUR;
  given(await university.call.POST("/api/v1/tasks/{id}/commit", { ...here, body: {} }));
  const { execution } = given(
    await university.call.POST("/api/v1/tasks/{id}/plan", {
      ...here,
      body: {
        department: department.scope("DEP"),
        sessions: [
          {
            startsAt: new Date(startsAt).toISOString(),
            endsAt: new Date(startsAt + 2 * HOUR).toISOString(),
            place: "五环社区青年之家",
            capacity: 4,
          },
        ],
      },
    }),
  );
  const id = execution?.sessions[0]?.session ?? "";
  given(
    await department.call.POST("/api/v1/sessions/{id}/open", {
      params: { path: { id } },
      body: { waitlistPlaces: 2 },
    }),
  );
  return id;
}

async function formPanel(task: string): Promise<string> {
  const members = await Promise.all(PANEL.map(async (one) => (await cast.player(one)).person));
  const formed = await desk.call.POST("/api/v1/acceptances", { body: { task, members, quorum: 2 } });
  return given(formed).id;
}

/** The first volunteer's account, with points that are not active yet. */
async function serve(id: string): Promise<Schema<"Account">> {
  const here = { params: { path: { id } } };
  const volunteers = await Promise.all(SERVED.map((account) => cast.player(account)));
  const { startsAt, endsAt } = given(await department.call.GET("/api/v1/sessions/{id}", here));
  for (const { call } of volunteers) {
    given(await call.POST("/api/v1/sessions/{id}/sign-ups", { ...here, body: {} }));
  }
  await advanceTo(Date.parse(startsAt) - HOUR / 12);
  for (const { call } of volunteers) {
    const { code } = given(await department.call.GET("/api/v1/sessions/{id}/code", here));
    given(await call.POST("/api/v1/sessions/{id}/check-ins", { ...here, body: { code } }));
  }
  await advanceTo(Date.parse(endsAt) - HOUR / 30);
  for (const { call } of volunteers) {
    const { code } = given(await department.call.GET("/api/v1/sessions/{id}/code", here));
    given(await call.POST("/api/v1/sessions/{id}/check-outs", { ...here, body: { code } }));
  }
  await advanceTo(Date.parse(endsAt));
  await until(
    async () => given(await department.call.GET("/api/v1/sessions/{id}", here)),
    (session) => session.state !== "RUNNING",
  );
  given(await department.call.POST("/api/v1/sessions/{id}/record", { ...here, body: {} }));
  for (const { person } of volunteers) {
    given(
      await department.call.POST("/api/v1/sessions/{id}/participations/{volunteer}/confirm", {
        params: { path: { id, volunteer: person } },
        body: {},
      }),
    );
  }
  return points((mine) => mine.pending > 0);
}

async function points(enough: (mine: Schema<"Account">) => boolean): Promise<Schema<"Account">> {
  const { call } = await cast.player("volunteer-1");
  const here = { params: { query: { community } } };
  return until(async () => given(await call.GET("/api/v1/accounts/mine", here)), enough);
}

async function accept(need: string, task: string, id: string): Promise<void> {
  given(
    await department.call.POST("/api/v1/tasks/{id}/deliver", {
      params: { path: { id: task } },
      body: { report: "开展托管一次,服务儿童 12 名。", proof: ["签到表"] },
    }),
  );
  const here = { params: { path: { id } } };
  for (const member of PANEL.slice(0, 2)) {
    const { call } = await cast.player(member);
    for (const criterion of ["PLAN", "TEAM"]) {
      given(
        await call.POST("/api/v1/acceptances/{id}/review", {
          ...here,
          body: { criterion, verdict: "PASS" },
        }),
      );
    }
  }
  const chair = await cast.player("panel-1");
  given(await chair.call.POST("/api/v1/acceptances/{id}/decide", { ...here, body: {} }));
  await advanceTo((await now()) + 6 * 24 * HOUR); // nobody contests
  await until(
    async () =>
      given(await resident.call.GET("/api/v1/needs/{id}", { params: { path: { id: need } } })),
    ({ state }) => state === "RESOLVED",
  );
}

/** Of the cheapest good on offer, with points that have become active. */
async function redeem(account: Schema<"Account">): Promise<string> {
  await points((mine) => mine.available > 0);
  const { call } = await cast.player("volunteer-1");
  const { items } = given(
    await call.GET("/api/v1/rewards", {
      params: { query: { community, state: "PUBLISHED", available: true } },
    }),
  );
  const cheapest = items.reduce((one, other) => (other.offer.price < one.offer.price ? other : one));
  const { id } = given(
    await call.POST("/api/v1/redemptions", {
      body: { account: account.id, reward: cheapest.id },
    }),
  );
  const here = { params: { path: { id } } };
  const { code } = given(await call.GET("/api/v1/redemptions/{id}", here));
  const shop = await cast.player("shop");
  const pickedUp = await shop.call.POST("/api/v1/redemptions/{id}/pick-up", {
    ...here,
    body: { code: code ?? "", pickupPoint: cheapest.offer.pickupPoints[0] ?? "" },
  });
  if (given(pickedUp).state !== "FULFILLED") {
    throw new Error(`not fulfilled: ${JSON.stringify(pickedUp.data)}`);
  }
  return id;
}
