// The reference of the API: every type and field of schema.graphqls with its description, in
// one language.
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType } from "graphql";

const words = {
  en: {
    title: "Reference", intro: "Made of `schema.graphqls`, which a server has at `/schema.graphql`. Every field of `Query` is a question; the types below are what answers are made of.",
    kinds: { query: "Questions", object: "Types", interface: "Interfaces", input: "Filters and other inputs", enum: "Enums", scalar: "Scalars" },
    field: "field", type: "type", about: "what it is", value: "value", implements: "is a", arguments: "Arguments", default: "when left out", deprecated: "deprecated",
  },
  zh: {
    title: "接口参考", intro: "由 `schema.graphqls` 生成;服务器在 `/schema.graphql` 提供该文件。`Query` 的每个字段是一种提问,其余类型构成回答。",
    kinds: { query: "提问", object: "类型", interface: "接口类型", input: "筛选与其他输入", enum: "枚举", scalar: "标量" },
    field: "字段", type: "类型", about: "说明", value: "取值", implements: "属于", arguments: "参数", default: "不给出时", deprecated: "已弃用",
  },
};

// inLanguage is one language's part of a description: Chinese stands first, then English, on
// a line of their own each or on one line.
export function inLanguage(description, language) {
  const text = (description ?? "").trim();
  const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "");
  if (lines.length > 1) {
    const first = lines.findIndex(line => !startsChinese(line));
    if (first > 0) return (language === "zh" ? lines.slice(0, first) : lines.slice(first)).join(" ");
  }
  const whole = lines.join(" ");
  const at = whole.search(/(?<=[。;；)）」”])\s*[A-Za-z]/);
  if (at < 0) return whole;
  return (language === "zh" ? whole.slice(0, at) : whole.slice(at)).trim();
}

const startsChinese = line => /[\u3400-\u9fff]/.test(line.slice(0, 12));

export function referencePage(text, language) {
  const w = words[language];
  const schema = buildSchema(text, { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter(t => !t.name.startsWith("__") && !isSpecifiedScalarType(t));
  const out = [`# ${w.title}`, "", w.intro, ""];
  const query = schema.getQueryType();
  out.push(`## ${w.kinds.query} {#query}`, "");
  for (const field of Object.values(query.getFields())) out.push(...question(field, language));
  const section = (kind, list) => {
    if (list.length === 0) return;
    out.push(`## ${w.kinds[kind]}`, "");
    for (const type of list) out.push(...typeSection(type, language));
  };
  section("object", types.filter(t => isObjectType(t) && t !== query));
  section("interface", types.filter(t => isInterfaceType(t) || isUnionType(t)));
  section("input", types.filter(isInputObjectType));
  section("enum", types.filter(isEnumType));
  section("scalar", types.filter(isScalarType));
  return out.join("\n");
}

function question(field, language) {
  const w = words[language];
  const out = [`### ${field.name} {#query-${field.name}}`, "", `${linked(field.type)}. ${prose(field.description, language)}`, ""];
  if (field.args.length > 0) {
    out.push(`| ${w.arguments} | ${w.type} | ${w.about} |`, "|---|---|---|");
    for (const a of field.args) out.push(`| \`${a.name}\` | ${linked(a.type)} | ${cell(a, language)} |`);
    out.push("");
  }
  return out;
}

function typeSection(type, language) {
  const w = words[language];
  const out = [`### ${type.name} {#${type.name.toLowerCase()}}`, ""];
  const interfaces = type.getInterfaces?.() ?? [];
  if (interfaces.length > 0) out.push(`${w.implements} ${interfaces.map(linked).join(", ")}. `);
  out.push(prose(type.description, language), "");
  if (isEnumType(type)) {
    out.push(`| ${w.value} | ${w.about} |`, "|---|---|");
    for (const v of type.getValues()) out.push(`| \`${v.name}\` | ${cell(v, language)} |`);
  } else if (type.getFields) {
    out.push(`| ${w.field} | ${w.type} | ${w.about} |`, "|---|---|---|");
    for (const f of Object.values(type.getFields())) {
      const args = f.args?.length ? `(${f.args.map(a => a.name).join(", ")})` : "";
      out.push(`| \`${f.name}${args}\` | ${linked(f.type)} | ${cell(f, language)} |`);
    }
  }
  out.push("");
  return out;
}

function cell(of, language) {
  const w = words[language];
  const more = [];
  if (of.defaultValue !== undefined) more.push(`${w.default}: \`${JSON.stringify(of.defaultValue)}\``);
  if (of.deprecationReason) more.push(`**${w.deprecated}**: ${prose(of.deprecationReason, language)}`);
  return [prose(of.description, language), ...more].join(" ").replaceAll("|", "\\|");
}

// Descriptions are plain text: what Markdown or a tag would read in them is written out.
const prose = (description, language) => inLanguage(description, language).replace(/[<>*_[\]{}`\\~]/g, c => `&#${c.charCodeAt(0)};`);

function linked(type) {
  const named = getNamedType(type);
  const text = String(type).replace(/[[\]]/g, c => `&#${c.charCodeAt(0)};`);
  return isSpecifiedScalarType(named) ? text : `[${text}](#${named.name.toLowerCase()})`;
}
