import type { Language } from '../kernel/language.ts';

/** What the pages behind the unsubscribe link of a mail say. `dealer` is whose messages they are. */
export type UnsubscribeTexts = {
  ask: { heading: string; text: (dealer: string) => string; allChannels: string; button: string };
  done: { heading: string; text: (dealer: string) => string; wrongTap: string; button: string };
  /** Where it was said in another way than by this link (a report of spam, a STOP): only the dealer can be asked to write again. */
  complained: (dealer: string) => string;
  again: { heading: string; text: (dealer: string) => string };
};

/** French sets a narrow space, on which no line breaks, before a question mark. */
const FR = '\u202f';

export const UNSUBSCRIBE_TEXTS: Record<Language, UnsubscribeTexts> = {
  en: {
    ask: {
      heading: 'No more messages?',
      text: (dealer) => `${dealer} will then send you no more messages about your visits.`,
      allChannels: 'This goes for email, SMS and WhatsApp alike.',
      button: 'Unsubscribe',
    },
    done: {
      heading: 'You will get no more messages',
      text: (dealer) => `${dealer} sends you nothing more, by email, SMS or WhatsApp.`,
      wrongTap: 'Was that a wrong tap?',
      button: 'I want messages again',
    },
    complained: (dealer) => `If you want messages again, please tell ${dealer}.`,
    again: {
      heading: 'You will get messages again',
      text: (dealer) => `${dealer} will tell you about your visits again, from the next message on.`,
    },
  },
  de: {
    ask: {
      heading: 'Keine Nachrichten mehr?',
      text: (dealer) => `${dealer} schickt Ihnen dann keine Nachrichten zu Ihren Terminen mehr.`,
      allChannels: 'Das gilt für E-Mail, SMS und WhatsApp.',
      button: 'Abmelden',
    },
    done: {
      heading: 'Sie erhalten keine Nachrichten mehr',
      text: (dealer) => `${dealer} schickt Ihnen nichts mehr, weder per E-Mail noch per SMS oder WhatsApp.`,
      wrongTap: 'War das ein Versehen?',
      button: 'Wieder Nachrichten erhalten',
    },
    complained: (dealer) => `Möchten Sie wieder Nachrichten erhalten? Dann sagen Sie es bitte ${dealer}.`,
    again: {
      heading: 'Sie erhalten wieder Nachrichten',
      text: (dealer) => `${dealer} informiert Sie ab der nächsten Nachricht wieder über Ihre Termine.`,
    },
  },
  nl: {
    ask: {
      heading: 'Geen berichten meer?',
      text: (dealer) => `${dealer} stuurt je dan geen berichten meer over je afspraken.`,
      allChannels: 'Dit geldt voor e-mail, sms en WhatsApp.',
      button: 'Afmelden',
    },
    done: {
      heading: 'Je krijgt geen berichten meer',
      text: (dealer) => `${dealer} stuurt je niets meer, niet per e-mail, sms of WhatsApp.`,
      wrongTap: 'Was dat een vergissing?',
      button: 'Toch weer berichten ontvangen',
    },
    complained: (dealer) => `Wil je weer berichten ontvangen? Laat het dan weten aan ${dealer}.`,
    again: {
      heading: 'Je krijgt weer berichten',
      text: (dealer) => `${dealer} houdt je vanaf het volgende bericht weer op de hoogte van je afspraken.`,
    },
  },
  fr: {
    ask: {
      heading: `Ne plus recevoir de messages${FR}?`,
      text: (dealer) => `${dealer} ne vous enverra alors plus de messages concernant vos rendez-vous.`,
      allChannels: 'Cela vaut pour les e-mails, les SMS et WhatsApp.',
      button: 'Se désabonner',
    },
    done: {
      heading: 'Vous ne recevrez plus de messages',
      text: (dealer) => `${dealer} ne vous envoie plus rien, ni par e-mail, ni par SMS, ni par WhatsApp.`,
      wrongTap: `C’était une erreur${FR}?`,
      button: 'Recevoir à nouveau des messages',
    },
    complained: (dealer) =>
      `Vous souhaitez recevoir à nouveau des messages${FR}? Dites-le simplement à ${dealer}.`,
    again: {
      heading: 'Vous recevrez à nouveau des messages',
      text: (dealer) =>
        `À partir du prochain message, ${dealer} vous informera de nouveau de vos rendez-vous.`,
    },
  },
  sk: {
    ask: {
      heading: 'Už žiadne správy?',
      text: (dealer) => `${dealer} vám potom nebude posielať správy o vašich návštevách.`,
      allChannels: 'Platí to pre e-mail, SMS aj WhatsApp.',
      button: 'Odhlásiť sa z odberu',
    },
    done: {
      heading: 'Nebudete dostávať ďalšie správy',
      text: (dealer) => `${dealer} vám už nič nepošle e-mailom, SMS ani cez WhatsApp.`,
      wrongTap: 'Bol to omyl?',
      button: 'Chcem opäť dostávať správy',
    },
    complained: (dealer) => `Ak chcete správy opäť dostávať, povedzte to, prosím: ${dealer}.`,
    again: {
      heading: 'Správy budete opäť dostávať',
      text: (dealer) => `${dealer} vás bude od najbližšej správy opäť informovať o vašich návštevách.`,
    },
  },
};
