interface Configuration {
  forbidden: object[];
  options: object;
}
declare const configuration: Configuration;
export default configuration;

export function rulesFor(graph: Readonly<Record<string, readonly string[]>>): object[];
