/** A saved language as the worker tells it to a page. */
export interface SavedLanguage {
  language: string;
  level: "essential" | "full";
  /** Page's name by its path behind the language. */
  titles: Record<string, string>;
  checkedAt: number;
}

/** Has the city's service worker do something; resolves to what it told, last of all, before it was done. */
export async function ask(wish: object, hear: (told: object) => void = () => {}): Promise<object> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    let last: object = {};
    port1.onmessage = ({ data }) => {
      if (data.done) resolve(last);
      else if (data.failed) reject(new Error("the worker could not"));
      else {
        last = data;
        hear(data);
      }
    };
    active?.postMessage(wish, [port2]);
  });
}
