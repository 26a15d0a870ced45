import type { ComponentChildren, JSX } from "preact";
import { securityHeaders } from "#platform/http/security.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { renderDocument, themeStyle } from "#ui/document.tsx";
import { Arc, Mark, Section } from "#ui/parts.tsx";
import { API_ROOT } from "./api-operations.ts";
import { NEUTRAL } from "./mount-installation.tsx";
import type { JsonSchema, OpenApiDocument, OpenApiOperation, OpenApiParameter } from "./openapi.ts";
import type { AppParts } from "./parts.ts";

/** The page that explains the API to the people who program against it: made from its description, in English. */
export function renderApiDocs(
  document: OpenApiDocument,
  parts: Pick<AppParts, "assets" | "config">,
): { html: string; headers: Record<string, string> } {
  const html = renderDocument({
    language: getLanguage("en"),
    title: "Kakehashi API",
    description: document.info.summary,
    theme: NEUTRAL,
    stylesheets: [parts.assets.addressOf("kakehashi.css")],
    audience: "resident",
    children: <Docs document={document} />,
  });
  const https = parts.config.publicUrl.startsWith("https:");
  return {
    html,
    headers: { "Content-Type": "text/html; charset=utf-8", ...securityHeaders([themeStyle(NEUTRAL)], https) },
  };
}

function Docs({ document }: { document: OpenApiDocument }): JSX.Element {
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, operation: get }));
  return (
    <main class="wide">
      <p class="brand">
        <Mark />
        <a href="/">Kakehashi</a>
      </p>
      <div class="hero">
        <h1>Plans as open data</h1>
        <Arc />
        <p>{document.info.description}</p>
        <p>
          Errors come as <code>application/problem+json</code> (RFC 9457) with a <code>code</code> that stays the same.
          Texts are objects by language. Lists of projects are paged: follow the <code>Link</code> header.
        </p>
        <p>
          <a class="button" href={`${API_ROOT}/openapi.json`}>
            OpenAPI {document.openapi}
          </a>{" "}
          <a class="button" href={`${API_ROOT}/municipalities`}>
            Start here: municipalities
          </a>
        </p>
      </div>
      {document.tags.map(({ name }) => (
        <Section id={name} title={TITLES[name] ?? capital(name)}>
          <ul class="rows">
            {operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map((entry) => (
                <li>
                  <Operation {...entry} />
                </li>
              ))}
          </ul>
        </Section>
      ))}
      <Section id="schemas" title="What the answers are made of">
        <ul class="rows">
          {Object.entries(document.components.schemas).map(([name, schema]) => (
            <li>
              <details id={`schema-${name}`}>
                <summary>
                  <code>{name}</code>
                </summary>
                {schema.description ? <p>{schema.description}</p> : null}
                <Fields schema={schema} />
              </details>
            </li>
          ))}
        </ul>
      </Section>
    </main>
  );
}

const TITLES: Readonly<Record<string, string>> = { installation: "This installation", plan: "Plans" };
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function Operation({ path, operation }: { path: string; operation: OpenApiOperation }): JSX.Element {
  const answer = operation.responses["200"]?.content?.["application/json"]?.schema;
  return (
    <details id={operation.operationId}>
      <summary>
        <span>
          {operation.summary}
          <br />
          <code>
            GET <Breakable path={path} />
          </code>
        </span>
      </summary>
      {operation.parameters.length > 0 ? <Parameters parameters={operation.parameters} /> : null}
      {answer ? <Fields schema={answer} /> : null}
    </details>
  );
}

/** A path that may go on in the next line behind each of its steps. */
function Breakable({ path }: { path: string }): JSX.Element {
  return (
    <>
      {path.split("/").map((step, index) => (
        <>
          {index > 0 ? (
            <>
              /<wbr />
            </>
          ) : null}
          {step}
        </>
      ))}
    </>
  );
}

function Parameters({ parameters }: { parameters: readonly OpenApiParameter[] }): JSX.Element {
  return (
    <Table caption="Parameters" heads={["Name", "Where", "Type", "Meaning"]}>
      {parameters.map((parameter) => (
        <tr>
          <th scope="row">
            <code>{parameter.name}</code>
          </th>
          <td>{parameter.in}</td>
          <td>
            <Type schema={parameter.schema} />
            {limits(parameter.schema)}
          </td>
          <td>{parameter.description}</td>
        </tr>
      ))}
    </Table>
  );
}

function limits({ minimum, maximum, default: fallback }: JsonSchema): string {
  if (minimum === undefined || maximum === undefined) return "";
  return `, ${minimum}–${maximum}, ${fallback} when left out`;
}

function Fields({ schema }: { schema: JsonSchema }): JSX.Element {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) {
    return (
      <p>
        <Type schema={schema} />
      </p>
    );
  }
  return (
    <Table caption="Fields" heads={["Name", "Type", "Meaning"]}>
      {fields.map(([name, field]) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            <Type schema={field} />
          </td>
          <td>{field.description ?? ""}</td>
        </tr>
      ))}
    </Table>
  );
}

function Table(props: { caption: string; heads: readonly string[]; children: ComponentChildren }): JSX.Element {
  return (
    <div class="table-wrap">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}

/** A type in words; what has a name is a link to its table. */
function Type({ schema }: { schema: JsonSchema }): JSX.Element {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return <a href={`#schema-${name}`}>{name}</a>;
  }
  const choices = schema.anyOf ?? [];
  if (choices.length > 0) {
    return (
      <>
        {choices.map((choice, index) => (
          <>
            {index > 0 ? " or " : ""}
            <Type schema={choice} />
          </>
        ))}
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        list of <Type schema={schema.items} />
      </>
    );
  }
  if (schema.properties) return <>{`object (${Object.keys(schema.properties).join(", ")})`}</>;
  return <>{simpleType(schema)}</>;
}

function simpleType(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(", ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  return [schema.type ?? "any value"].flat().join(" or ");
}
