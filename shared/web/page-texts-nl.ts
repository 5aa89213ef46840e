import type { PageTexts } from './page-texts.ts';

export const PAGE_NL: PageTexts = {
  site: 'Online inchecken',
  languages: 'Taal',
  noTracking: 'Deze pagina gebruikt geen cookies en volgt je niet.',
  onlyTo: (workshop) => `Je gegevens gaan alleen naar ${workshop}.`,
  open: {
    heading: 'Check in voor je afspraak',
    hello: (firstName) => `Hallo ${firstName},`,
    helloNobody: 'Goedendag,',
    lead: 'Bekijk je afspraak en bevestig die. In de werkplaats lever je daarna alleen nog de sleutel in.',
    when: 'Je afspraak',
    time: (time) => `${time} uur`,
    vehicle: 'Je auto',
    planned: 'Geplande werkzaamheden',
    remarks: 'Is er nog iets dat we moeten weten?',
    optional: '(optioneel)',
    hint: 'Bijvoorbeeld een vreemd geluid, een waarschuwingslampje of iets dat hierboven niet klopt.',
    confirm: 'Inchecken bevestigen',
    confirmNote: 'Je gaat hiermee akkoord met de werkzaamheden hierboven.',
  },
  fault: {
    heading: 'Controleer wat je hebt ingevuld',
    tooLong: (written, most) =>
      `Maak je tekst korter: hij telt ${written} tekens en er passen er hooguit ${most}.`,
    changed:
      'Op deze pagina is iets gewijzigd sinds u haar hebt geopend. Controleer en bevestig nog een keer.',
  },
  done: {
    heading: 'Bedankt, je bent ingecheckt',
    text: (workshop) => `Bij ${workshop} hoef je alleen nog de sleutel in te leveren.`,
    close: 'Je kunt deze pagina nu sluiten.',
  },
  finished: {
    heading: 'Je bent al ingecheckt',
    text: (workshop) => `Je hoeft niets meer te doen. Bij ${workshop} lever je alleen nog de sleutel in.`,
  },
  closed: {
    heading: 'Online inchecken is gesloten',
    text: (workshop) => `Geen probleem: je checkt bij aankomst in bij ${workshop}.`,
  },
  cancelled: {
    heading: 'Deze afspraak is geannuleerd',
    text: (workshop) =>
      `Je hoeft niet in te checken. Komt dit onverwacht? Neem dan contact op met ${workshop}.`,
  },
  elsewhere: {
    heading: 'Je checkt in op een andere pagina',
    text: (workshop) => `${workshop} gebruikt voor deze check-in nu een andere pagina. Ga daar verder.`,
    go: 'Verder',
  },
  notFound: {
    heading: 'Deze link werkt niet',
    text: 'Open hem nog eens vanuit het bericht dat je hebt gekregen, of kopieer de hele link. Helpt dat niet? Neem dan contact op met je werkplaats.',
  },
  refused: {
    heading: 'Dat kon niet worden verstuurd',
    text: 'Open de link in je bericht nog eens en bevestig daar.',
  },
  tooLarge: { heading: 'Dat was te veel tekst', text: 'Ga terug en maak korter wat je hebt geschreven.' },
  busy: {
    heading: 'Probeer het zo nog eens',
    text: 'Ons systeem heeft het op dit moment erg druk. Laad deze pagina over een minuut opnieuw.',
  },
  failed: {
    heading: 'Er ging bij ons iets mis',
    text: 'Probeer het later nog eens. Blijft het misgaan? Geef je werkplaats dan de referentie hieronder door.',
  },
  reference: (id) => `Referentie: ${id}`,
};
