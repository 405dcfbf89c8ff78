import { Refusal } from "./api";
import { element } from "./dom";

// What a reader can do about each code; docs/clients.md lists them all.
const advice: Record<string, string> = {
  "": "连接不上服务器,请检查网络和地址。",
  BAD_USER_INPUT: "请改正所选的条件。",
  INVALID_CURSOR: "列表已变,请从头再看。",
  GRAPHQL_VALIDATION_FAILED: "本页与服务器的版本不一致,请刷新。",
  LIMIT_EXCEEDED: "一次查得太多,请缩小范围。",
  UNAUTHENTICATED: "需要访问密钥。",
  RATE_LIMITED: "请求太频繁,请稍后再试。",
  OVERLOADED: "服务器正忙,请稍后再试。",
  STORE_UNAVAILABLE: "数据库暂时没有应答,请稍后再试。",
  TIMEOUT: "查询用时过长,请缩小范围。",
  INTERNAL: "服务器出错,请告知管理员。",
};

const passing = new Set(["", "RATE_LIMITED", "OVERLOADED", "STORE_UNAVAILABLE", "TIMEOUT"]);

// failure shows why there is no answer, and where trying again may help, a button for it.
export function failure(cause: unknown, again: () => void): HTMLElement {
  const { code, message, retryAfter } = cause instanceof Refusal ? cause : new Refusal("INTERNAL", String(cause));
  const box = element("div", { class: "failure", role: "alert", "data-code": code }, element("p", {}, advice[code] ?? "请求未能完成。"), element("p", { class: "note" }, message));
  if (passing.has(code)) {
    const button = element("button", {}, retryAfter ? `${retryAfter} 秒后再试` : "再试一次");
    button.onclick = () => setTimeout(again, (retryAfter ?? 0) * 1000);
    box.append(button);
  }
  return box;
}
