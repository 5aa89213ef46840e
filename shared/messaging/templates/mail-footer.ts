import type { Language } from '../../kernel/language.ts';

/** The last lines of every mail: why it came, and the words of the link by which nothing more comes. */
export const MAIL_FOOTER: Record<Language, { why: string; unsubscribe: string; preferences: string }> = {
  en: {
    why: 'You receive this email because of your visit to {{ location.name }}.',
    unsubscribe: 'Unsubscribe',
    preferences: 'Choose what you receive',
  },
  de: {
    why: 'Sie erhalten diese E-Mail wegen Ihres Termins bei {{ location.name }}.',
    unsubscribe: 'Keine Nachrichten mehr erhalten',
    preferences: 'Nachrichten auswählen',
  },
  nl: {
    why: 'Je ontvangt deze e-mail vanwege je afspraak bij {{ location.name }}.',
    unsubscribe: 'Geen berichten meer ontvangen',
    preferences: 'Kies wat je ontvangt',
  },
  fr: {
    why: 'Vous recevez cet e-mail en raison de votre rendez-vous chez {{ location.name }}.',
    unsubscribe: 'Ne plus recevoir de messages',
    preferences: 'Choisir vos messages',
  },
  sk: {
    why: 'Tento e-mail ste dostali v súvislosti s vašou návštevou: {{ location.name }}.',
    unsubscribe: 'Nedostávať ďalšie správy',
    preferences: 'Vybrať si správy',
  },
};
