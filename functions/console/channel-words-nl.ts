import type { ChannelWords } from './channel-words.ts';

export const CHANNELS_NL: ChannelWords = {
  lead: 'Hoe berichten vertrekken, in de volgorde waarin kanalen worden geprobeerd. Wat een vestiging zelf zegt, gaat voor wat voor alle geldt.',
  forAll: 'Alle vestigingen',
  forAllHint: 'Geldt voor alle vestigingen die zelf niets zeggen.',
  ofNetwork: 'Het netwerk stelt het in.',
  state: { on: 'In gebruik', off: 'Uit', noAccess: 'Toegangsgegevens ontbreken' },
  access: {
    of: {
      dealer: 'Toegangsgegevens van de dealer zijn opgeslagen',
      location: 'Toegangsgegevens van de vestiging zijn opgeslagen',
    },
    since: (when) => `sinds ${when}`,
    missing: 'Er zijn geen toegangsgegevens opgeslagen, dus er kan niets worden verstuurd.',
  },
  noReports: 'Er is nog geen adres voor afleverberichten gemaakt, dus afleveringen worden niet bevestigd.',
  balance: {
    label: 'Tegoed',
    left: (credit, currency) => `nog ${credit} ${currency}`,
    free: (messages) => `${messages} gratis berichten`,
    low: 'Dat is binnen enkele dagen op. Koop tegoed bij de aanbieder.',
    none: 'AWS houdt geen tegoed bij: sms’en worden met de rekening verrekend, tot de maandlimiet. Is die bereikt, dan wordt er niets meer verstuurd.',
    unknown: (why) => `Het tegoed is niet te lezen: ${why}`,
  },
  trouble: (why) => `Storing in de laatste tijd: ${why}`,
  troubleCount: (messages, since, last) =>
    messages === 1 ? `1 bericht, ${last}` : `${messages} berichten sinds ${since}, het laatste ${last}`,
  advice: {
    no_credit:
      'Koop tegoed bij de aanbieder, of laat het vanzelf aanvullen; laat daarna de mislukte berichten opnieuw versturen.',
    credentials_rejected:
      'Zoek de toegangsgegevens bij de aanbieder op en sla ze opnieuw op; stuur daarna een testbericht.',
    account_blocked: 'Vraag de aanbieder waarom de rekening geblokkeerd of beperkt is.',
    no_approved_template:
      'Laat een sjabloon voor het doel en de taal goedkeuren, of schrijf klanten per sms.',
    template_rejected: 'Bekijk het sjabloon bij Meta: het is gepauzeerd, gewijzigd of afgewezen.',
    content_rejected: 'Bekijk de afzender en de tekst; de aanbieder accepteert een van beide niet.',
    carrier_blocked: 'Laat de afzender registreren; vraag de aanbieder hoe.',
    throttled: 'Wacht; gaat het door, vraag de aanbieder dan om een hogere snelheid.',
    vendor_unavailable: 'Wacht; de statuspagina van de aanbieder vertelt meer.',
    unknown_vendor_code:
      'Vraag het de beheerder van het platform; de code staat in het verloop van het bericht.',
    defect: 'Vraag het de beheerder van het platform; de fout staat in het logboek.',
  },
  title: (channel, place) => `${channel}: ${place}`,
  level: {
    dealer: 'Geldt voor alle vestigingen van de dealer die zelf niets zeggen.',
    location: 'Geldt alleen voor deze vestiging.',
  },
  nothingOwn: 'Hier is niets ingesteld, dus geldt wat erboven staat.',
  offHere: 'Het is hier uitgeschakeld.',
  locked: {
    network:
      'Het netwerk heeft dit kanaal vergrendeld: wat daar is ingesteld geldt, en hier kan niemand het wijzigen.',
    dealer: 'De dealer heeft dit kanaal voor zijn vestigingen vergrendeld: wat voor alle is ingesteld geldt.',
  },
  provider: 'Aanbieder',
  inUse: 'in gebruik',
  fields: {
    sender: { label: 'Afzender', hint: 'Zoals klanten hem lezen: hoogstens 16 tekens.' },
    originationIdentity: {
      label: 'Afzender bij AWS',
      hint: 'Een telefoonnummer, afzendernaam of pool van de AWS-rekening, met id of ARN.',
    },
    applicationId: {
      label: 'Id van de toepassing',
      hint: 'Het portaal van BulkGate toont het bij de toepassing.',
    },
    applicationToken: { label: 'Token van de toepassing', hint: 'Het staat naast het id.' },
    repliesTo: {
      label: 'Berichten van onbekenden gaan naar',
      hint: 'Waar een bericht aankomt waarvan de afzender nog geen gesprek heeft.',
    },
    phoneNumberId: {
      label: 'Id van het telefoonnummer',
      hint: 'Het id bij Meta, niet het nummer zelf: 5 tot 20 cijfers.',
    },
    awsPhoneNumberId: {
      label: 'Id van het nummer bij AWS (optioneel)',
      hint: 'Alleen waar AWS de berichten vervoert: phone-number-id- en 32 tekens. Blijft het leeg, dan doet Meta het.',
    },
    businessAccountId: {
      label: 'Id van het bedrijfsaccount (optioneel)',
      hint: 'De id bij Meta van het account waar nummer en sjablonen bij horen: daarmee meldt Meta wanneer een sjabloon wordt goedgekeurd of gepauzeerd. 5 tot 20 cijfers.',
    },
    token: { label: 'Toegangstoken', hint: 'Van een systeemgebruiker bij Meta.' },
    email: {
      label: 'Adres',
      hint: 'Klanten zien het en antwoorden erop. Het domein moet voor dit platform bevestigd zijn.',
    },
    name: { label: 'Naam', hint: 'Staat naast het adres.' },
  },
  senderOfAws: '3 tot 11 letters en cijfers, minstens één letter.',
  accessData: 'Toegangsgegevens',
  secretFirst: 'De eerste keer nodig. Het wordt veilig opgeslagen en nooit meer getoond.',
  secretKeep: 'Blijft het veld leeg, dan blijft wat is opgeslagen. Het wordt nooit meer getoond.',
  secretAgain: 'Toegangsgegevens worden nooit meer getoond, voer ze daarom nog een keer in.',
  templates: {
    heading: 'Sjablonen',
    lead: 'Zonder een goedgekeurd sjabloon gaat WhatsApp alleen uit binnen 24 uur na het laatste bericht van de klant.',
    none: 'Nog geen.',
    add: 'Sjabloon noteren',
    remove: {
      ask: 'Verwijderen',
      says: 'Berichten van deze soort in deze taal gaan dan via WhatsApp alleen nog uit binnen 24 uur na het laatste bericht van de klant, anders via het volgende kanaal. Bij Meta blijft het sjabloon bestaan.',
      button: 'Sjabloon verwijderen',
    },
    purpose: 'Bericht',
    language: 'Taal',
    name: 'Naam bij Meta',
    code: { label: 'Taalcode bij Meta', hint: 'Zoals de of en_GB.' },
    status: 'Stand bij Meta',
    statuses: {
      approved: 'Goedgekeurd',
      pending: 'In beoordeling',
      paused: 'Gepauzeerd',
      rejected: 'Afgewezen',
      disabled: 'Uitgeschakeld',
    },
  },
  address: {
    heading: 'Adres voor afleverberichten',
    shownOnce:
      'Voer dit adres nu in het portaal van BulkGate in, met „bulk POST” ingeschakeld. Het wordt maar één keer getoond, want wie het kent, kan afleveringen melden.',
    ask: 'Nieuw adres voor afleverberichten maken',
    says: 'Doe dit als het huidige adres bij anderen bekend is geworden. Het huidige werkt tot er nog een nieuw wordt gemaakt.',
    make: 'Nieuw adres maken',
    already:
      'Zojuist is al een nieuw adres gemaakt, daarom is er geen ander gemaakt. Hebt u het niet gezien, maak er dan nu nog een.',
  },
  off: {
    ask: 'Hier geen sms versturen',
    says: 'Hier gaat geen sms meer uit, ook geen die erboven is ingesteld. Toegangsgegevens blijven opgeslagen.',
    button: 'Sms uitschakelen',
  },
  remove: {
    ask: 'Weghalen wat hier is ingesteld',
    says: 'Dan geldt wat erboven staat, als er iets staat. Toegangsgegevens die hier zijn opgeslagen en die niemand anders nodig heeft, worden gewist.',
    button: 'Weghalen',
  },
  faults: {
    sender: 'Zo’n afzender accepteert de aanbieder niet.',
    originationIdentity: 'Geef een telefoonnummer, afzendernaam of pool, of de ARN ervan.',
    applicationId: 'De eerste keer zijn beide toegangsgegevens nodig.',
    applicationToken: 'De eerste keer zijn beide toegangsgegevens nodig.',
    repliesTo: 'Kies een vestiging.',
    phoneNumberId: 'Geef het id bij Meta: 5 tot 20 cijfers.',
    awsPhoneNumberId: 'Geef phone-number-id- en 32 tekens, of laat het leeg.',
    businessAccountId: 'Geef de id van het bedrijfsaccount bij Meta: 5 tot 20 cijfers, of laat het leeg.',
    token: 'De eerste keer is het toegangstoken nodig.',
    email: 'Geef een e-mailadres.',
    name: 'Geef een naam van hoogstens 80 tekens.',
    template: 'Geef de naam en de taalcode van het sjabloon zoals Meta ze heeft.',
    identity:
      'Deze afzender hoort bij de rekening die alle dealers delen, en uw dealer gebruikt hem nog niet. Een netwerkbeheerder of de beheerder van het platform moet hem één keer instellen.',
    taken: 'Een andere dealer gebruikt dit nummer al.',
    accountTaken: 'Een andere dealer gebruikt dit bedrijfsaccount al.',
  },
  trial: {
    heading: { whatsapp: 'Test-WhatsApp', sms: 'Test-sms', email: 'Test-e-mail' },
    lead: {
      whatsapp:
        'Stuurt één WhatsApp-bericht vanaf het nummer van de vestiging, via een goedgekeurd sjabloon met voorbeeldwaarden; de klant heet daarin TEST. Meta kan er kosten voor rekenen.',
      sms: 'Stuurt één sms via de aanbieder van de vestiging, om te zien of alles klopt. Hij kan evenveel kosten als elke sms.',
      email:
        'Stuurt één e-mail via de afzender van de vestiging, om te zien of alles klopt. Het onderwerp begint met TEST.',
    },
    location: 'Vestiging',
    number: { label: 'Mobiel nummer', hint: 'Met landcode, of zoals men het daar schrijft.' },
    address: { label: 'E-mailadres', hint: 'Een waarvan u kunt zien of hij aankomt.' },
    send: { whatsapp: 'Test-WhatsApp sturen', sms: 'Test-sms sturen', email: 'Test-e-mail sturen' },
    faults: {
      number: 'Geef het nummer van een mobiele telefoon. Een vaste lijn is niet bereikbaar.',
      address: 'Geef een e-mailadres.',
      notSetUp: {
        whatsapp: 'Deze vestiging verstuurt geen WhatsApp-berichten. Stel eerst een nummer in.',
        sms: 'Deze vestiging verstuurt geen sms. Stel eerst een aanbieder in.',
        email: 'Deze vestiging verstuurt geen e-mail. Stel eerst een afzender in.',
      },
      noTemplate:
        'Geen sjabloon van deze vestiging is goedgekeurd, en zonder sjabloon gaat er niets naar iemand die niet net heeft geschreven. Laat er eerst een bij Meta goedkeuren en vul het in.',
      optedOut:
        'Wie dit zou krijgen, heeft STOP gezegd, dus er wordt niets heen gestuurd. Neem iemand anders.',
      givenUp:
        'Een e-mail naar dit adres kwam definitief terug, of de eigenaar heeft geklaagd, dus er wordt niets meer heen gestuurd. Neem een ander adres.',
      switchedOff: 'Versturen is op dit platform uitgeschakeld.',
      notAllowed:
        'Dit platform verstuurt alleen naar de nummers en adressen van zijn lijst, en dit hoort er niet bij.',
      tooMany: 'Meer dan vijf tests in een uur kan niet. Probeer het later.',
    },
    latest: 'Laatste tests',
    none: 'Er is nog geen test verstuurd.',
    refresh: 'Opnieuw kijken',
    changed: 'Er is nieuws over een test.',
    status: {
      sending: 'Wordt verstuurd',
      accepted: 'Door de aanbieder aangenomen',
      rejected: 'Afgewezen',
      not_sent: 'Niet verstuurd',
      unknown: 'Onbekend',
      delivered: 'Afgeleverd',
      failed: 'Niet afgeleverd',
    },
    noAnswer:
      'De aanbieder gaf geen duidelijk antwoord. Kijk of er iets is aangekomen voordat u het opnieuw probeert.',
    template: (name) => `Sjabloon ${name}`,
    reported: (when) => `gemeld ${when}`,
    code: (code) => `Code van de aanbieder: ${code}`,
  },
};
