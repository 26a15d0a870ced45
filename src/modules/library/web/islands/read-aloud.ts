/**
 * Reads an entry aloud with a voice of the page's own language; without one the button stays hidden: Japanese words in an
 * English voice help nobody. Furigana are read instead of their kanji, so that a name is read as the city reads it.
 */
const LONGEST = 200;

const frame = document.querySelector<HTMLElement>("[data-read-aloud]");
const button = frame?.querySelector("button");
const entry = document.querySelector<HTMLElement>("article.entry");
if (frame && button && entry && "speechSynthesis" in window) offer({ frame, button, entry });

interface Parts {
  frame: HTMLElement;
  button: HTMLButtonElement;
  entry: HTMLElement;
}

function offer({ frame, button, entry }: Parts): void {
  const language = document.documentElement.lang;
  const start = button.textContent;
  const show = (isReading: boolean) => {
    button.textContent = isReading ? (button.dataset.stop ?? "") : start;
  };
  const look = () => {
    frame.hidden = !voiceFor(language);
  };
  look();
  speechSynthesis.addEventListener("voiceschanged", look);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  button.addEventListener("click", () => {
    const wasReading = speechSynthesis.speaking;
    speechSynthesis.cancel();
    show(!wasReading);
    if (!wasReading) read(entry, language, () => show(false));
  });
}

const voiceFor = (language: string) =>
  speechSynthesis.getVoices().find((voice) => voice.lang.replace("_", "-").split("-")[0] === language.split("-")[0]);

function read(entry: HTMLElement, language: string, ended: () => void): void {
  const pieces = piecesOf(entry, language);
  pieces.forEach((piece, index) => {
    const said = new SpeechSynthesisUtterance(piece);
    said.voice = voiceFor(language) ?? null;
    said.lang = language;
    if (index === pieces.length - 1) said.onend = ended;
    speechSynthesis.speak(said);
  });
}

/** What is in the page's language, a paragraph or an item at a time; long ones by sentence, since some voices stop in between. */
function piecesOf(entry: HTMLElement, language: string): string[] {
  const parts = [...entry.querySelectorAll<HTMLElement>("h1, h2, h3, p, li, td, th, dt, dd")].filter(
    (part) =>
      !part.closest("footer, [data-read-aloud], .outdated") && part.closest<HTMLElement>("[lang]")?.lang === language,
  );
  return parts
    .filter((part) => !part.querySelector("p, li"))
    .map(spoken)
    .flatMap((text) => (text.length > LONGEST ? (text.match(/[^。．.!?？।။]+[。．.!?？।။]?/gu) ?? [text]) : [text]))
    .filter((text) => text.trim());
}

function spoken(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const ruby of copy.querySelectorAll("ruby")) ruby.textContent = ruby.querySelector("rt")?.textContent ?? "";
  return copy.textContent ?? "";
}
