/** A mail as the mail server gets it. Text only: everybody can read that, and nothing in it runs. */
export interface OutgoingMail {
  /** Names the mail for ever: it becomes the Message-ID, by which a mail server can tell one that comes twice. */
  id: string;
  to: string;
  subject: string;
  text: string;
  attachment?: { name: string; type: string; bytes: Uint8Array };
  date: Date;
}

/**
 * `sent`: the server took it. `refused`: it never will. `later`: it has not taken anything. `unknown`: it was given the
 * whole mail and has not answered. `text`: its own words, or what broke.
 */
export type Delivery = { outcome: "sent" } | { outcome: "refused" | "later" | "unknown"; text: string };

export interface MailServer {
  deliver(mail: OutgoingMail): Promise<Delivery>;
}
