package org.jiebang.eventsourcing.contract;

import org.jiebang.eventsourcing.Refusal;

/** What somebody does who meets a refusal: by its family, which is more than its status. */
enum WhatToDo {
  MEND(
      "Mend the request; nothing has happened. The same again would be refused again.",
      "请修正请求；什么都没有发生。原样重发仍会被拒绝。"),
  SIGN_IN("Get a new token and send the same again, with the same key.", "请获取新令牌，并以同一幂等键原样重发。"),
  ASK_SOMEBODY(
      "Ask somebody who holds the role, or act as another of your accounts. Do not try again.",
      "请由具备角色的人办理，或以您的其他账号操作。请勿重试。"),
  LOOK_ELSEWHERE(
      "Check the id. What you may not see is answered the same way.", "请核对编号。无权查看的内容也作此应答。"),
  FIRST_THINGS_FIRST(
      "Something else has to happen first: look at currentState and allowedCommands, try later.",
      "须先完成其他步骤：请查看 currentState 与 allowedCommands，稍后再试。"),
  DONE_ALREADY(
      "It has happened already: read it again and take it as done.", "此事已经发生：请重新读取，视为已完成。"),
  NOT_NOW(
      "Read it again and decide again; currentState says where it stands.",
      "请重新读取后再作决定；currentState 说明当前状态。"),
  READ_AGAIN(
      "Read it again, decide again, and send the command with a new key and the new version.",
      "请重新读取、重新决定，并以新的幂等键和新版本发送命令。"),
  FOLLOW(
      "Follow mergedInto where it is given; else drop what you keep of it.",
      "如有 mergedInto 请转向该项；否则请删除您保存的内容。"),
  CHANGE_CONTENT(
      "Change the content and send it with a new key; waiting does not help.",
      "请更改内容并以新的幂等键发送；等待无济于事。"),
  WAIT(
      "Wait for Retry-After, then send the same again, with the same key.",
      "请等待 Retry-After 所示时间，再以同一幂等键原样重发。"),
  REPEAT(
      "Send the same again, with the same key: if it was carried out, you get its answer.",
      "请以同一幂等键原样重发：若已执行，您会得到其应答。"),
  REPORT(
      "Report it with its traceId. A repeat with the same key does no harm.",
      "请附上 traceId 报告。以同一幂等键重发并无害处。");

  private final String english;
  private final String chinese;

  WhatToDo(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }

  static WhatToDo about(Refusal refusal, int status) {
    return switch (status) {
      case 401 -> SIGN_IN;
      case 403 -> refusal.name().equals("OVERRIDE_REASON_REQUIRED") ? MEND : ASK_SOMEBODY;
      case 404 -> LOOK_ELSEWHERE;
      case 408, 504 -> REPEAT;
      case 409 ->
          refusal.name().equals("IDEMPOTENCY_IN_PROGRESS")
              ? REPEAT
              : switch (refusal.kind()) {
                case TOO_EARLY -> FIRST_THINGS_FIRST;
                case ALREADY -> DONE_ALREADY;
                case STATE, CONTENT, FORBIDDEN, NOT_FOUND, GONE, FROZEN -> NOT_NOW;
              };
      case 410 -> FOLLOW;
      case 412 -> READ_AGAIN;
      case 422 -> CHANGE_CONTENT;
      case 423 -> NOT_NOW;
      case 429, 503 -> WAIT;
      default -> status < 500 ? MEND : REPORT;
    };
  }
}
