import type { Language } from '../../shared/kernel/language.ts';
import type { FunnelStep } from '../../shared/visits/funnel.ts';

export type OverviewTexts = {
  heading: string;
  location: string;
  period: string;
  days: (days: number) => string;
  funnel: string;
  funnelLead: (visits: number) => string;
  steps: Record<FunnelStep, string>;
  step: string;
  byChannel: string;
  ofInvited: (percent: string) => string;
  noInvites: string;
  failed: string;
  failedLead: string;
  noFailed: string;
  allFailed: string;
  failedAt: (when: string) => string;
  held: string;
  noHeld: string;
  dueAt: (when: string) => string;
  troubles: string;
  noTroubles: string;
  trouble: (messages: number, since: string) => string;
  open: string;
};

export const OVERVIEW_TEXTS: Record<Language, OverviewTexts> = {
  en: {
    heading: 'Overview',
    location: 'Location',
    period: 'Appointments',
    days: (days) => `of the last ${days} days`,
    funnel: 'How far check-ins come',
    funnelLead: (visits) =>
      `Of ${visits} appointments up to today. Opened counts the answers as well: who answers has opened the link.`,
    steps: { invited: 'Invited', delivered: 'Delivered', opened: 'Opened', finished: 'Checked in' },
    step: 'Step',
    byChannel: 'By channel',
    ofInvited: (percent) => `${percent} of those invited`,
    noInvites: 'Nobody was invited in this time.',
    failed: 'Messages that failed',
    failedLead: 'Of the last 14 days, at your locations, oldest first.',
    noFailed: 'No message failed.',
    allFailed: 'All messages that failed',
    failedAt: (when) => `failed ${when}`,
    held: 'Waiting for approval',
    noHeld: 'Nothing waits for approval.',
    dueAt: (when) => `due ${when}`,
    troubles: 'Channels in trouble',
    noTroubles: 'All channels work.',
    trouble: (messages, since) => `since ${since}, messages: ${messages}`,
    open: 'Open the appointment',
  },
  de: {
    heading: 'Überblick',
    location: 'Standort',
    period: 'Termine',
    days: (days) => `der letzten ${days} Tage`,
    funnel: 'Wie weit die Check-ins kommen',
    funnelLead: (visits) =>
      `Von ${visits} Terminen bis heute. Antworten zählen als geöffnet: Wer antwortet, hat den Link geöffnet.`,
    steps: { invited: 'Eingeladen', delivered: 'Zugestellt', opened: 'Geöffnet', finished: 'Eingecheckt' },
    step: 'Schritt',
    byChannel: 'Nach Kanal',
    ofInvited: (percent) => `${percent} der Eingeladenen`,
    noInvites: 'In dieser Zeit wurde niemand eingeladen.',
    failed: 'Fehlgeschlagene Nachrichten',
    failedLead: 'Der letzten 14 Tage, an Ihren Standorten, die ältesten zuerst.',
    noFailed: 'Keine Nachricht ist fehlgeschlagen.',
    allFailed: 'Alle fehlgeschlagenen Nachrichten',
    failedAt: (when) => `fehlgeschlagen ${when}`,
    held: 'Wartet auf Freigabe',
    noHeld: 'Nichts wartet auf Freigabe.',
    dueAt: (when) => `fällig ${when}`,
    troubles: 'Kanäle mit Störung',
    noTroubles: 'Alle Kanäle arbeiten.',
    trouble: (messages, since) => `seit ${since}, Nachrichten: ${messages}`,
    open: 'Termin öffnen',
  },
  nl: {
    heading: 'Overzicht',
    location: 'Vestiging',
    period: 'Afspraken',
    days: (days) => `van de laatste ${days} dagen`,
    funnel: 'Hoe ver de check-ins komen',
    funnelLead: (visits) =>
      `Van ${visits} afspraken tot vandaag. Antwoorden tellen als geopend: wie antwoordt, heeft de link geopend.`,
    steps: { invited: 'Uitgenodigd', delivered: 'Afgeleverd', opened: 'Geopend', finished: 'Ingecheckt' },
    step: 'Stap',
    byChannel: 'Per kanaal',
    ofInvited: (percent) => `${percent} van de genodigden`,
    noInvites: 'In deze tijd is niemand uitgenodigd.',
    failed: 'Mislukte berichten',
    failedLead: 'Van de laatste 14 dagen, op uw vestigingen, de oudste eerst.',
    noFailed: 'Er is geen bericht mislukt.',
    allFailed: 'Alle mislukte berichten',
    failedAt: (when) => `mislukt ${when}`,
    held: 'Wacht op goedkeuring',
    noHeld: 'Er wacht niets op goedkeuring.',
    dueAt: (when) => `gepland ${when}`,
    troubles: 'Kanalen met een storing',
    noTroubles: 'Alle kanalen werken.',
    trouble: (messages, since) => `sinds ${since}, berichten: ${messages}`,
    open: 'Afspraak openen',
  },
  fr: {
    heading: 'Aperçu',
    location: 'Site',
    period: 'Rendez-vous',
    days: (days) => `des ${days} derniers jours`,
    funnel: 'Jusqu’où vont les check-ins',
    funnelLead: (visits) =>
      `Sur ${visits} rendez-vous jusqu’à aujourd’hui. Une réponse compte comme une ouverture\u202f: qui répond a ouvert le lien.`,
    steps: { invited: 'Invités', delivered: 'Reçus', opened: 'Ouverts', finished: 'Check-in fait' },
    step: 'Étape',
    byChannel: 'Par canal',
    ofInvited: (percent) => `${percent} des invités`,
    noInvites: 'Personne n’a été invité pendant cette période.',
    failed: 'Messages en échec',
    failedLead: 'Des 14 derniers jours, sur vos sites, les plus anciens d’abord.',
    noFailed: 'Aucun message n’a échoué.',
    allFailed: 'Tous les messages en échec',
    failedAt: (when) => `échec ${when}`,
    held: 'En attente de validation',
    noHeld: 'Rien n’attend de validation.',
    dueAt: (when) => `prévu ${when}`,
    troubles: 'Canaux en panne',
    noTroubles: 'Tous les canaux fonctionnent.',
    trouble: (messages, since) => `depuis le ${since}, messages\u202f: ${messages}`,
    open: 'Ouvrir le rendez-vous',
  },
  sk: {
    heading: 'Prehľad',
    location: 'Prevádzka',
    period: 'Termíny',
    days: (days) => `posledných ${days} dní`,
    funnel: 'Ako ďaleko sa dostanú check-iny',
    funnelLead: (visits) =>
      `Z ${visits} termínov do dnes. Odpoveď sa počíta ako otvorenie: kto odpovie, odkaz otvoril.`,
    steps: { invited: 'Pozvaní', delivered: 'Doručené', opened: 'Otvorené', finished: 'Check-in hotový' },
    step: 'Krok',
    byChannel: 'Podľa kanála',
    ofInvited: (percent) => `${percent} z pozvaných`,
    noInvites: 'V tomto čase nebol nikto pozvaný.',
    failed: 'Neúspešné správy',
    failedLead: 'Za posledných 14 dní, na vašich prevádzkach, najstaršie ako prvé.',
    noFailed: 'Žiadna správa nezlyhala.',
    allFailed: 'Všetky neúspešné správy',
    failedAt: (when) => `zlyhala ${when}`,
    held: 'Čaká na schválenie',
    noHeld: 'Nič nečaká na schválenie.',
    dueAt: (when) => `plánované ${when}`,
    troubles: 'Kanály s poruchou',
    noTroubles: 'Všetky kanály fungujú.',
    trouble: (messages, since) => `od ${since}, správy: ${messages}`,
    open: 'Otvoriť termín',
  },
};
