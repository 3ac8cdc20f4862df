<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AccountMaker</name>
    <message>
        <source>Name, as it stands in reports</source>
        <translation>Naam, zoals die in meldingen staat</translation>
    </message>
    <message>
        <source>Name to sign in with</source>
        <translation>Aanmeldnaam</translation>
    </message>
    <message>
        <source>For example a.visser</source>
        <translation>Bijvoorbeeld a.visser</translation>
    </message>
    <message>
        <source>What they may: one or more</source>
        <translation>Wat zij mogen: een of meer</translation>
    </message>
    <message>
        <source>A password of your own, twelve characters or more</source>
        <translation>Een eigen wachtwoord, twaalf tekens of meer</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Nog een keer</translation>
    </message>
</context>
<context>
    <name>AccountPanel</name>
    <message>
        <source>Your account</source>
        <translation>Uw account</translation>
    </message>
    <message>
        <source>The password that you have now</source>
        <translation>Het wachtwoord dat u nu hebt</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Uw eigen wachtwoord</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Nog een keer</translation>
    </message>
    <message>
        <source>A picture for the app on your telephone; the same stands below it in letters</source>
        <translation>Een plaatje voor de app op uw telefoon; hetzelfde staat eronder in letters</translation>
    </message>
    <message>
        <source>The code that the app shows now</source>
        <translation>De code die de app nu toont</translation>
    </message>
    <message>
        <source>Six digits</source>
        <translation>Zes cijfers</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Een ander wachtwoord</translation>
    </message>
    <message>
        <source>Set up the app on another telephone</source>
        <translation>De app op een andere telefoon instellen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Password and app are in order.</source>
        <translation>Wachtwoord en app zijn in orde.</translation>
    </message>
    <message>
        <source>The password you have was given to you. Choose one of your own.</source>
        <translation>Uw wachtwoord is u gegeven. Kies er zelf een.</translation>
    </message>
    <message>
        <source>No app gives a code for this account yet.</source>
        <translation>Nog geen app geeft een code voor dit account.</translation>
    </message>
    <message>
        <source>Two things are left: a password of your own, and the app that gives codes.</source>
        <translation>Twee dingen nog: een eigen wachtwoord, en de app die codes geeft.</translation>
    </message>
    <message>
        <source>Nobody signs in at this desk.</source>
        <translation>Op deze desk meldt zich niemand aan.</translation>
    </message>
    <message>
        <source>{name} works without an account for this night.</source>
        <translation>{name} werkt deze nacht zonder account.</translation>
    </message>
    <message>
        <source>Keep this password</source>
        <translation>Dit wachtwoord bewaren</translation>
    </message>
    <message>
        <source>The app works: keep it</source>
        <translation>De app werkt: bewaren</translation>
    </message>
    <message>
        <source>At least twelve characters; four words that have nothing to do with each other will do.</source>
        <translation>Minstens twaalf tekens; vier woorden die niets met elkaar te maken hebben zijn goed.</translation>
    </message>
    <message>
        <source>Read this picture with an app for codes on your telephone, or type the letters over. Then type the code that the app shows.</source>
        <translation>Lees dit plaatje in met een app voor codes op uw telefoon, of typ de letters over. Typ dan de code die de app toont.</translation>
    </message>
    <message>
        <source>The two are not the same. Type both again.</source>
        <translation>De twee zijn niet gelijk. Typ ze allebei opnieuw.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
</context>
<context>
    <name>AccountsPanel</name>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nieuw account</translation>
    </message>
    <message>
        <source>Whose?</source>
        <translation>Van wie?</translation>
    </message>
    <message>
        <source>Make this account</source>
        <translation>Dit account maken</translation>
    </message>
    <message>
        <source>Make this shift lead</source>
        <translation>Deze dienstleider maken</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Wijzigingen bewaren</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
    <message>
        <source>As soon as one account stands, everybody signs in here: with a name and a password, and a code from an app. The first account is a shift lead&apos;s, who makes the others. Nobody has to: without accounts this desk works as before.</source>
        <translation>Zodra er één account staat, meldt iedereen zich hier aan: met een naam en een wachtwoord, en een code uit een app. Het eerste account is van een dienstleider; die maakt de andere. Het hoeft niet: zonder accounts werkt deze desk zoals altijd.</translation>
    </message>
    <message>
        <source>A shift lead or an administrator makes accounts and changes them.</source>
        <translation>Een dienstleider of een beheerder maakt en wijzigt accounts.</translation>
    </message>
    <message>
        <source>After a code from the app this desk asks the same person for none during {days} days. After {minutes} minutes without a key the screen locks; never in a call.</source>
        <translation>Na een code uit de app vraagt deze desk dezelfde persoon {days} dagen lang geen code. Na {minutes} minuten zonder toets gaat het scherm op slot; nooit tijdens een gesprek.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>gesloten</translation>
    </message>
    <message>
        <source>first password</source>
        <translation>eerste wachtwoord</translation>
    </message>
    <message>
        <source>no app yet</source>
        <translation>nog geen app</translation>
    </message>
    <message>
        <source>the app is not known at this desk</source>
        <translation>deze desk kent de app niet</translation>
    </message>
    <message>
        <source>Open this account again</source>
        <translation>Dit account weer openen</translation>
    </message>
    <message>
        <source>Give a new first password</source>
        <translation>Een nieuw eerste wachtwoord geven</translation>
    </message>
    <message>
        <source>Lost telephone: forget the app</source>
        <translation>Telefoon kwijt: de app vergeten</translation>
    </message>
    <message>
        <source>Close this account</source>
        <translation>Dit account sluiten</translation>
    </message>
    <message>
        <source>Forgotten. At the next sign-in {name} is asked to set up the app anew.</source>
        <translation>Vergeten. Bij de volgende aanmelding stelt {name} de app opnieuw in.</translation>
    </message>
    <message>
        <source>Closed. What they wrote stays theirs.</source>
        <translation>Gesloten. Wat deze persoon schreef blijft op diens naam.</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>Weer open.</translation>
    </message>
    <message>
        <source>The two passwords are not the same. Type both again.</source>
        <translation>De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw.</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergeten</translation>
    </message>
    <message>
        <source>The first password of {name}, shown this once: tell it to them, and to nobody else. At the next sign-in they choose their own.</source>
        <translation>Het eerste wachtwoord van {name}, alleen nu te zien: vertel het deze persoon, en niemand anders. Bij de volgende aanmelding kiest die een eigen wachtwoord.</translation>
    </message>
</context>
<context>
    <name>AgainstLine</name>
    <message>
        <source>Does not have this role yet.</source>
        <translation>Heeft deze rol nog niet.</translation>
    </message>
</context>
<context>
    <name>AgreedView</name>
    <message>
        <source>Two desks wrote this; keep it once more, and that holds</source>
        <translation>Twee desks schreven dit; bewaar het nog eens, dan geldt dat</translation>
    </message>
    <message>
        <source>Nothing filled in</source>
        <translation>Niets ingevuld</translation>
    </message>
</context>
<context>
    <name>AgreementsFound</name>
    <message>
        <source>Change one, or a new one?</source>
        <translation>Een wijzigen, of een nieuwe?</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Deze</translation>
    </message>
    <message>
        <source>A new agreement</source>
        <translation>Nieuwe afspraak</translation>
    </message>
</context>
<context>
    <name>AgreementsPanel</name>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>No longer holds</source>
        <translation>Geldt niet meer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>Name of the child (or children)</source>
        <translation>Naam van het kind (of de kinderen)</translation>
    </message>
    <message>
        <source>Sam de Boer, Lotte de Boer</source>
        <translation>Sam de Boer, Lotte de Boer</translation>
    </message>
    <message>
        <source>Numbers that they call from</source>
        <translation>Nummers waarmee zij bellen</translation>
    </message>
    <message>
        <source>06 12345678, 058 1234567</source>
        <translation>06 12345678, 058 1234567</translation>
    </message>
    <message>
        <source>Who calls whom first?</source>
        <translation>Wie belt wie als eerste?</translation>
    </message>
    <message>
        <source>own provider, with number</source>
        <translation>eigen hulpverlener, met nummer</translation>
    </message>
    <message>
        <source>What may we share with other providers in a crisis?</source>
        <translation>Wat mogen we bij een crisis delen met andere hulpverleners?</translation>
    </message>
    <message>
        <source>With whom, what not?</source>
        <translation>Met wie, wat niet?</translation>
    </message>
    <message>
        <source>not with school</source>
        <translation>niet met school</translation>
    </message>
    <message>
        <source>Early warning plan: how is it seen coming?</source>
        <translation>Signaleringsplan: hoe is het te zien aankomen?</translation>
    </message>
    <message>
        <source>stays in the room, does not eat</source>
        <translation>blijft op de kamer, eet niet</translation>
    </message>
    <message>
        <source>How do we approach them best?</source>
        <translation>Hoe benaderen we hen het best?</translation>
    </message>
    <message>
        <source>short questions, no threats</source>
        <translation>korte vragen, niet dreigen</translation>
    </message>
    <message>
        <source>Agreed with</source>
        <translation>Afgesproken met</translation>
    </message>
    <message>
        <source>mother, and the practitioner</source>
        <translation>moeder, en de behandelaar</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Geldt tot en met</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>Een kind</translation>
    </message>
    <message>
        <source>A family</source>
        <translation>Een gezin</translation>
    </message>
    <message>
        <source>A caller</source>
        <translation>Een beller</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>Agreed beforehand · {whose}</source>
        <translation>Vooraf afgesproken · {whose}</translation>
    </message>
    <message>
        <source>Agreed beforehand</source>
        <translation>Vooraf afgesproken</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>Wijziging bewaren</translation>
    </message>
    <message>
        <source>Keep the agreement</source>
        <translation>Afspraak bewaren</translation>
    </message>
    <message>
        <source>Kept. In this report it is not shown: its number and name are others than those given here.</source>
        <translation>Bewaard. In deze melding staat zij niet: nummer en naam zijn andere dan hier gegeven.</translation>
    </message>
</context>
<context>
    <name>AlarmBar</name>
    <message>
        <source>said since by %2: %1</source>
        <translation>sindsdien gezegd door %2: %1</translation>
    </message>
    <message>
        <source>said since: %1</source>
        <translation>sindsdien gezegd: %1</translation>
    </message>
    <message>
        <source>Nobody reached: emergency decision</source>
        <translation>Niemand bereikt: noodbesluit</translation>
    </message>
    <message>
        <source>%1 calls back, wait until %2</source>
        <translation>%1 belt terug, wacht tot %2</translation>
    </message>
    <message>
        <source>then %1</source>
        <translation>daarna %1</translation>
    </message>
    <message>
        <source>first ask %1</source>
        <translation>vraag eerst %1</translation>
    </message>
    <message>
        <source>no number in the roster</source>
        <translation>geen nummer in het rooster</translation>
    </message>
    <message>
        <source>call %1, %2</source>
        <translation>bel %1, %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>en nog %1</translation>
    </message>
    <message>
        <source>try again, planned for %1</source>
        <translation>opnieuw proberen, gepland voor %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>just late</source>
        <translation>net te laat</translation>
    </message>
    <message>
        <source>%1 minutes late</source>
        <translation>%1 minuten te laat</translation>
    </message>
    <message>
        <source>1 minute late</source>
        <translation>1 minuut te laat</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>I take over</source>
        <translation>Ik neem over</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gezien</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Bereikt</translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation>Bericht achtergelaten</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
</context>
<context>
    <name>Alarming</name>
    <message>
        <source>Sign in to open it. Shift+F6: I take over; Ctrl+F6: seen.</source>
        <translation>Meld u aan om het te openen. Shift+F6: ik neem over; Ctrl+F6: gezien.</translation>
    </message>
    <message>
        <source>This computer has no sound: alarms only beep. Keep the screen in view.</source>
        <translation>Deze computer heeft geen geluid: alarmen piepen alleen. Houd het scherm in het oog.</translation>
    </message>
</context>
<context>
    <name>AskBox</name>
    <message>
        <source>Question back</source>
        <translation>Vraag terug</translation>
    </message>
    <message>
        <source>Enter sends it, Esc keeps it for later</source>
        <translation>Enter verstuurt, Esc bewaart voor later</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>This desk is locked</source>
        <translation>Deze desk is vergrendeld</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Passphrase, or the recovery code on paper</source>
        <translation>Wachtzin, of de herstelcode van het papier</translation>
    </message>
</context>
<context>
    <name>AskedBox</name>
    <message>
        <source>Your answer</source>
        <translation>Uw antwoord</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>Enter verstuurt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>The triagist</source>
        <translation>De triagist</translation>
    </message>
    <message>
        <source>{who} asks, {time}</source>
        <translation>{who} vraagt, {time}</translation>
    </message>
    <message>
        <source>one more question after this</source>
        <translation>hierna nog één vraag</translation>
    </message>
    <message>
        <source>%1 more after this</source>
        <translation>hierna nog %1</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>New report</source>
        <translation>Nieuwe melding</translation>
    </message>
    <message>
        <source>Callback request</source>
        <translation>Terugbelverzoek</translation>
    </message>
    <message>
        <source>Current reports</source>
        <translation>Lopende meldingen</translation>
    </message>
    <message>
        <source>Current reports (%1)</source>
        <translation>Lopende meldingen (%1)</translation>
    </message>
    <message>
        <source>danger first, then time</source>
        <translation>gevaar eerst, dan tijd</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>Hang up</source>
        <translation>Ophangen</translation>
    </message>
    <message>
        <source>Line dropped</source>
        <translation>Lijn weg</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Niet langer aan de lijn</translation>
    </message>
    <message>
        <source>Stay on the line</source>
        <translation>Blijf aan de lijn</translation>
    </message>
    <message>
        <source>Can speak freely</source>
        <translation>Kan vrij praten</translation>
    </message>
    <message>
        <source>Cannot speak freely</source>
        <translation>Niet vrij praten</translation>
    </message>
    <message>
        <source>On the line again</source>
        <translation>Weer aan de lijn</translation>
    </message>
    <message>
        <source>End the colleague&apos;s call</source>
        <translation>Gesprek van collega beëindigen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Heropenen</translation>
    </message>
    <message>
        <source>Add child</source>
        <translation>Kind erbij</translation>
    </message>
    <message>
        <source>Close report</source>
        <translation>Afronden</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
</context>
<context>
    <name>CallbackPanel</name>
    <message>
        <source>Hang up with a promise</source>
        <translation>Ophangen met afspraak</translation>
    </message>
    <message>
        <source>Who is called back</source>
        <translation>Wie bellen we terug</translation>
    </message>
    <message>
        <source>mother, police, a name</source>
        <translation>moeder, politie, een naam</translation>
    </message>
    <message>
        <source>On which number</source>
        <translation>Op welk nummer</translation>
    </message>
    <message>
        <source>Second number</source>
        <translation>Tweede nummer</translation>
    </message>
    <message>
        <source>if the first is not answered</source>
        <translation>als het eerste niet opneemt</translation>
    </message>
    <message>
        <source>Which number?</source>
        <translation>Welk nummer?</translation>
    </message>
    <message>
        <source>Is calling back safe?</source>
        <translation>Is terugbellen veilig?</translation>
    </message>
    <message>
        <source>Voicemail?</source>
        <translation>Voicemail?</translation>
    </message>
    <message>
        <source>Opening line, if somebody else answers</source>
        <translation>Eerste zin, als een ander opneemt</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Of in eigen woorden</translation>
    </message>
    <message>
        <source>Before which minute?</source>
        <translation>Voor welke minuut?</translation>
    </message>
    <message>
        <source>Just hang up</source>
        <translation>Alleen ophangen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Mag</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Mag niet</translation>
    </message>
    <message>
        <source>Core: {count} still open</source>
        <translation>Kern: nog {count} open</translation>
    </message>
    <message>
        <source>Core done, you can hang up</source>
        <translation>Kern klaar, u kunt ophangen</translation>
    </message>
    <message>
        <source>Comes in place of the promise before {time}.</source>
        <translation>Komt in plaats van de afspraak voor {time}.</translation>
    </message>
    <message>
        <source>Owner: {name}</source>
        <translation>Eigenaar: {name}</translation>
    </message>
    <message>
        <source>Promise {minute} and hang up</source>
        <translation>Beloof {minute} en hang op</translation>
    </message>
    <message>
        <source>Promise {minute} without a number and hang up</source>
        <translation>Beloof {minute} zonder nummer en hang op</translation>
    </message>
    <message>
        <source>Promise {minute}</source>
        <translation>Beloof {minute}</translation>
    </message>
    <message>
        <source>Promise {minute} without a number</source>
        <translation>Beloof {minute} zonder nummer</translation>
    </message>
</context>
<context>
    <name>CallerRow</name>
    <message>
        <source>Caller&apos;s number</source>
        <translation>Nummer beller</translation>
    </message>
    <message>
        <source>Caller&apos;s telephone number</source>
        <translation>Telefoonnummer beller</translation>
    </message>
    <message>
        <source>Who speaks now</source>
        <translation>Wie er nu praat</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>ouder</translation>
    </message>
    <message>
        <source>youth</source>
        <translation>jeugdige</translation>
    </message>
    <message>
        <source>professional</source>
        <translation>beroepskracht</translation>
    </message>
    <message>
        <source>other</source>
        <translation>iemand anders</translation>
    </message>
</context>
<context>
    <name>CardLines</name>
    <message>
        <source>route</source>
        <translation>route</translation>
    </message>
    <message>
        <source>on call now</source>
        <translation>nu van dienst</translation>
    </message>
    <message>
        <source>agreed beforehand</source>
        <translation>vooraf afgesproken</translation>
    </message>
    <message>
        <source>agreed beforehand, out of date</source>
        <translation>vooraf afgesproken, verlopen</translation>
    </message>
</context>
<context>
    <name>ChainLines</name>
    <message>
        <source>In this order</source>
        <translation>In deze volgorde</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>bereikt</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>geen gehoor</translation>
    </message>
    <message>
        <source>message left</source>
        <translation>bericht achtergelaten</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Roster</source>
        <translation>Rooster</translation>
    </message>
    <message>
        <source>! {hours}, also on: {other}</source>
        <translation>! {hours}, ook: {other}</translation>
    </message>
    <message>
        <source>{place}, {day}: nobody planned</source>
        <translation>{place}, {day}: niemand ingepland</translation>
    </message>
</context>
<context>
    <name>ChildTabs</name>
    <message>
        <source>Children of this report</source>
        <translation>Kinderen in deze melding</translation>
    </message>
    <message>
        <source>Child %1</source>
        <translation>Kind %1</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Chosen: {answer}.</source>
        <translation>Gekozen: {answer}.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>Kies een wachtzin</translation>
    </message>
    <message>
        <source>Lock this desk with it</source>
        <translation>Vergrendel deze desk ermee</translation>
    </message>
    <message>
        <source>What is kept about children is encrypted; without a safe somebody types a passphrase at each start. Four or five words that have nothing to do with each other will do.</source>
        <translation>Wat hier over kinderen staat, wordt versleuteld; zonder sleutelbos typt iemand bij elke start een wachtzin. Vier of vijf woorden die niets met elkaar te maken hebben, zijn genoeg.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtzin</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Nog een keer</translation>
    </message>
    <message>
        <source>The two are not the same. Type both again.</source>
        <translation>De twee zijn niet gelijk. Typ ze allebei opnieuw.</translation>
    </message>
</context>
<context>
    <name>ClashBox</name>
    <message>
        <source>Two desks wrote: choose which one counts</source>
        <translation>Twee desks schreven: kies welke telt</translation>
    </message>
    <message>
        <source>{value} ({who}, {time})</source>
        <translation>{value} ({who}, {time})</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kies</translation>
    </message>
    <message>
        <source>Choose {value}</source>
        <translation>Kies {value}</translation>
    </message>
</context>
<context>
    <name>ClockLabel</name>
    <message>
        <source>time {time}</source>
        <translation>tijd {time}</translation>
    </message>
</context>
<context>
    <name>ClockLine</name>
    <message>
        <source>no time read; write 17:00 or 1700</source>
        <translation>tijd niet gelezen; schrijf 17:00 of 1700</translation>
    </message>
    <message>
        <source>late</source>
        <translation>te laat</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>{span} te laat</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>nog {span}</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>eigenaar {name}</translation>
    </message>
    <message>
        <source>{label} before {time}</source>
        <translation>{label} voor {time}</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
</context>
<context>
    <name>ClosingChild</name>
    <message>
        <source>Outcome for {name}</source>
        <translation>Uitkomst voor {name}</translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>Close report</source>
        <translation>Afronden</translation>
    </message>
    <message>
        <source>Note at the end</source>
        <translation>Opmerking aan het eind</translation>
    </message>
    <message>
        <source>Task for the next working day</source>
        <translation>Taak voor de volgende werkdag</translation>
    </message>
    <message>
        <source>For example: call the local team</source>
        <translation>Bijvoorbeeld: lokaal team bellen</translation>
    </message>
    <message>
        <source>Close {reference}</source>
        <translation>{reference} afronden</translation>
    </message>
    <message>
        <source>Who has heard it? (once more takes it back)</source>
        <translation>Wie heeft het gehoord? (nog eens: terugnemen)</translation>
    </message>
    <message>
        <source>{reference} is closed</source>
        <translation>{reference} is afgerond</translation>
    </message>
    <message>
        <source>Still open, may follow later: {what}</source>
        <translation>Nog open, mag later: {what}</translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation>voor {time}</translation>
    </message>
    <message>
        <source>These promises stay, also when the report is closed:</source>
        <translation>Deze afspraken blijven staan, ook na het afronden:</translation>
    </message>
    <message>
        <source>outcome ({count})</source>
        <translation>uitkomst ({count})</translation>
    </message>
    <message>
        <source>nature ({count})</source>
        <translation>aard ({count})</translation>
    </message>
    <message>
        <source>feedback ({count})</source>
        <translation>terugkoppeling ({count})</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>reden</translation>
    </message>
    <message>
        <source>Decision of {who}, {time}: other than proposed. Why?</source>
        <translation>Besluit van {who}, {time}: anders dan het voorstel. Waarom?</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Write this recovery code down</source>
        <translation>Schrijf deze herstelcode op</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>Hij staat op papier</translation>
    </message>
    <message>
        <source>What is kept here opens on this computer alone. When it is broken or lost, this code opens a copy on another one, and nothing else does. Keep it where you keep other papers behind lock and key, not on this computer.</source>
        <translation>Wat hier staat gaat alleen op deze computer open. Is die stuk of kwijt, dan opent deze code een kopie op een andere, en verder niets. Bewaar hem bij de papieren die achter slot liggen, niet op deze computer.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>ConsentFrames</name>
    <message>
        <source>Which frame?</source>
        <translation>Welk kader?</translation>
    </message>
    <message>
        <source>Who has to be called</source>
        <translation>Wie moet er gebeld worden</translation>
    </message>
    <message>
        <source>How far is it?</source>
        <translation>Hoe ver is het?</translation>
    </message>
    <message>
        <source>Who was called?</source>
        <translation>Wie is er gebeld?</translation>
    </message>
    <message>
        <source>mayor&apos;s duty officer, 04:10</source>
        <translation>ambtenaar van dienst, 04:10</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>the psychiatrist comes at 5</source>
        <translation>de psychiater komt om 5 uur</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Niet aan de orde</translation>
    </message>
    <message>
        <source>{frame} · look</source>
        <translation>{frame} · kijk</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Consent and law</source>
        <translation>Toestemming en recht</translation>
    </message>
    <message>
        <source>Legal frames · {whose}</source>
        <translation>Juridische kaders · {whose}</translation>
    </message>
    <message>
        <source>Consent · {whose}</source>
        <translation>Toestemming · {whose}</translation>
    </message>
    <message>
        <source>Legal frames ({count} to look at)</source>
        <translation>Juridische kaders ({count} om naar te kijken)</translation>
    </message>
    <message>
        <source>Legal frames</source>
        <translation>Juridische kaders</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
</context>
<context>
    <name>ConsentPeople</name>
    <message>
        <source>Who?</source>
        <translation>Wie?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>mother, Ans de Boer</source>
        <translation>moeder, Ans de Boer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>called, at work until 7</source>
        <translation>gebeld, werkt tot 7 uur</translation>
    </message>
    <message>
        <source>Who is it to the child?</source>
        <translation>Wie is het voor het kind?</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Gezag</translation>
    </message>
    <message>
        <source>Consent to help</source>
        <translation>Toestemming voor hulp</translation>
    </message>
    <message>
        <source>Why (may stay open)</source>
        <translation>Waarom (mag open blijven)</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>Open: {what}</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Iemand anders</translation>
    </message>
</context>
<context>
    <name>CopiesPart</name>
    <message>
        <source>Copies and emergency card</source>
        <translation>Kopieën en noodkaart</translation>
    </message>
    <message>
        <source>Folder, best on another disk or computer</source>
        <translation>Map, liefst op een andere schijf of computer</translation>
    </message>
    <message>
        <source>Choose this folder</source>
        <translation>Kies deze map</translation>
    </message>
    <message>
        <source>Emergency card now</source>
        <translation>Noodkaart nu</translation>
    </message>
    <message>
        <source>Who is on call and the open promises on paper, every hour, for when nothing works.</source>
        <translation>Wie van dienst is en wat er is afgesproken op papier, elk uur, voor als niets het doet.</translation>
    </message>
    <message>
        <source>Open it, to print</source>
        <translation>Openen om af te drukken</translation>
    </message>
    <message>
        <source>Emergency card of {time}: {path}</source>
        <translation>Noodkaart van {time}: {path}</translation>
    </message>
    <message>
        <source>Looking at the folder...</source>
        <translation>De map wordt bekeken...</translation>
    </message>
    <message>
        <source>No folder: there are no automatic copies and no hourly emergency card.</source>
        <translation>Geen map: er komen geen automatische kopieën en geen noodkaart per uur.</translation>
    </message>
    <message>
        <source>Chosen. The first emergency card is being made.</source>
        <translation>Gekozen. De eerste noodkaart wordt gemaakt.</translation>
    </message>
    <message>
        <source>The emergency card stands there.</source>
        <translation>De noodkaart staat er.</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>no day: write 1-3-2027</source>
        <translation>geen dag: schrijf 1-3-2027</translation>
    </message>
    <message>
        <source>No day: stays as words</source>
        <translation>Geen datum: blijft als tekst staan</translation>
    </message>
</context>
<context>
    <name>Decided</name>
    <message>
        <source>Noted before</source>
        <translation>Eerder genoteerd</translation>
    </message>
</context>
<context>
    <name>DecidedLine</name>
    <message>
        <source>Not confirmed after all</source>
        <translation>Toch niet bevestigd</translation>
    </message>
    <message>
        <source>Why otherwise?</source>
        <translation>Waarom anders?</translation>
    </message>
    <message>
        <source>decision of {who}, {time}, noted by {noted}</source>
        <translation>besluit van {who}, {time}, genoteerd door {noted}</translation>
    </message>
    <message>
        <source>There was no proposal yet</source>
        <translation>Er was nog geen voorstel</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>Volgens voorstel</translation>
    </message>
    <message>
        <source>Otherwise than proposed: {reason}</source>
        <translation>Anders dan voorstel: {reason}</translation>
    </message>
    <message>
        <source>Otherwise than proposed: reason still open</source>
        <translation>Anders dan voorstel: reden nog open</translation>
    </message>
</context>
<context>
    <name>DecisionMore</name>
    <message>
        <source>Second assessment: why again?</source>
        <translation>Tweede beoordeling: waarom opnieuw?</translation>
    </message>
    <message>
        <source>Which provider?</source>
        <translation>Welke aanbieder?</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>Traject</translation>
    </message>
    <message>
        <source>Not ambulatory? Why not?</source>
        <translation>Niet ambulant? Waarom niet?</translation>
    </message>
    <message>
        <source>Goal of the help</source>
        <translation>Doel van de hulp</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>waar het voor is</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>24-12, or 4 weeks</source>
        <translation>24-12, of 4 weken</translation>
    </message>
    <message>
        <source>Whose is the follow-up?</source>
        <translation>Van wie is het vervolg?</translation>
    </message>
    <message>
        <source>name, organisation</source>
        <translation>naam, organisatie</translation>
    </message>
    <message>
        <source>Appointment with</source>
        <translation>Afspraak met</translation>
    </message>
    <message>
        <source>name, function, number</source>
        <translation>naam, functie, nummer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>nog niet bekend</translation>
    </message>
    <message>
        <source>Reason still open: can follow before closing.</source>
        <translation>Reden nog open: mag later, voor het afsluiten.</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nog niemand</translation>
    </message>
    <message>
        <source>This provider has no ambulatory help: reason still open.</source>
        <translation>Deze aanbieder heeft geen ambulante hulp: reden nog open.</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
    <message>
        <source>Ends when: {exits}</source>
        <translation>Eindigt als: {exits}</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Besluit</translation>
    </message>
    <message>
        <source>No report open. Open one first, then note the decision.</source>
        <translation>Geen melding open. Open er eerst een en noteer dan het besluit.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Kind of decision</source>
        <translation>Soort besluit</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgentie</translation>
    </message>
    <message>
        <source>Care pathway</source>
        <translation>Zorgpad</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Doorverwijzen</translation>
    </message>
    <message>
        <source>Why otherwise than proposed?</source>
        <translation>Waarom anders dan het voorstel?</translation>
    </message>
    <message>
        <source>provisional: {open}</source>
        <translation>voorlopig: {open}</translation>
    </message>
    <message>
        <source>A decision stands already: {what}</source>
        <translation>Er staat al een besluit: {what}</translation>
    </message>
    <message>
        <source>ask {name}</source>
        <translation>vraag {name}</translation>
    </message>
    <message>
        <source>Note it all the same</source>
        <translation>Noteer het toch</translation>
    </message>
    <message>
        <source>Decided by {who}</source>
        <translation>Besluit van {who}</translation>
    </message>
    <message>
        <source>Decision about {child}</source>
        <translation>Besluit over {child}</translation>
    </message>
    <message>
        <source>Reason of the decision below still open: {keys}</source>
        <translation>Reden van het besluit hieronder nog open: {keys}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>voorstel</translation>
    </message>
    <message>
        <source>No route</source>
        <translation>Niet doorverwijzen</translation>
    </message>
    <message>
        <source>Reason still open: can follow before closing.</source>
        <translation>Reden nog open: mag later, voor het afsluiten.</translation>
    </message>
    <message>
        <source>child {number}</source>
        <translation>kind {number}</translation>
    </message>
    <message>
        <source>Note: decision of {who}, {time}</source>
        <translation>Noteer: besluit van {who}, {time}</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>niemand genoemd</translation>
    </message>
</context>
<context>
    <name>DecisionTold</name>
    <message>
        <source>Just decided: {what}</source>
        <translation>Intussen besloten: {what}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>Still {open}: {named}</source>
        <translation>Nog {open}: {named}</translation>
    </message>
</context>
<context>
    <name>DecisionWho</name>
    <message>
        <source>Who decided?</source>
        <translation>Wie besloot?</translation>
    </message>
    <message>
        <source>Decided as</source>
        <translation>Besloot als</translation>
    </message>
    <message>
        <source>Or somebody else</source>
        <translation>Of iemand anders</translation>
    </message>
    <message>
        <source>name and function</source>
        <translation>naam en functie</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Besloten om</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
</context>
<context>
    <name>DeskPart</name>
    <message>
        <source>Name of this desk</source>
        <translation>Naam van deze desk</translation>
    </message>
    <message>
        <source>Letter, first part of each reference</source>
        <translation>Letter van elk kenmerk</translation>
    </message>
    <message>
        <source>Region profile, from the next report</source>
        <translation>Regioprofiel, vanaf de volgende melding</translation>
    </message>
    <message>
        <source>Here sits {name}</source>
        <translation>Hier zit {name}</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>Wie zit hier?</translation>
    </message>
    <message>
        <source>Accounts: make the first shift lead</source>
        <translation>Accounts: maak de eerste dienstleider</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Keep name and letter</source>
        <translation>Naam en letter bewaren</translation>
    </message>
    <message>
        <source>Not kept; why stands above.</source>
        <translation>Niet bewaard; de reden staat bovenin.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
</context>
<context>
    <name>DestroyPanel</name>
    <message>
        <source>Reports to destroy</source>
        <translation>Vernietigingslijst</translation>
    </message>
    <message>
        <source>Reports whose term is over</source>
        <translation>Meldingen waarvan de bewaartermijn om is</translation>
    </message>
    <message>
        <source>On whose request?</source>
        <translation>Op wiens verzoek?</translation>
    </message>
    <message>
        <source>Why may it not be destroyed?</source>
        <translation>Waarom mag deze niet vernietigd worden?</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>In een paar woorden</translation>
    </message>
    <message>
        <source>Destroy the whole list</source>
        <translation>De hele lijst vernietigen</translation>
    </message>
    <message>
        <source>Destroy the report in the middle, on request</source>
        <translation>De melding in het midden vernietigen, op verzoek</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Vernietigen</translation>
    </message>
    <message>
        <source>Do not destroy</source>
        <translation>Niet vernietigen</translation>
    </message>
    <message>
        <source>May be destroyed again</source>
        <translation>Mag weer vernietigd worden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
</context>
<context>
    <name>DestroyWords</name>
    <message>
        <source>Nothing is destroyed by itself. What you approve disappears from every desk once it shares, and cannot come back.</source>
        <translation>Niets wordt vanzelf vernietigd. Wat u goedkeurt verdwijnt van elke desk zodra die deelt, en komt niet terug.</translation>
    </message>
    <message>
        <source>Of no report the term is over.</source>
        <translation>Van geen melding is de bewaartermijn om.</translation>
    </message>
    <message>
        <source>Came in after it was destroyed; approve it once more</source>
        <translation>Kwam na de vernietiging nog binnen; keur opnieuw goed</translation>
    </message>
    <message>
        <source>came later</source>
        <translation>nagekomen</translation>
    </message>
    <message>
        <source>kept until {ended}; {term}; last change {closed}</source>
        <translation>bewaard t/m {ended}; {term}; laatste wijziging {closed}</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>tegengehouden</translation>
    </message>
    <message>
        <source>{reference} is still kept. Somebody may ask to have it destroyed (Jeugdwet 7.3.9: within three months, unless keeping it matters much to another, or the law forbids it).</source>
        <translation>{reference} wordt nog bewaard. Iemand mag om vernietiging vragen (Jeugdwet 7.3.9: binnen drie maanden, tenzij bewaren van groot belang is voor een ander, of de wet zich verzet).</translation>
    </message>
    <message>
        <source>Reports that went on in it go along: {count}.</source>
        <translation>Meldingen die erin verder gingen gaan mee: {count}.</translation>
    </message>
    <message>
        <source>{reference} is destroyed now, on every desk and in the shared store. Figures stay, without a name. This cannot be undone.</source>
        <translation>{reference} wordt nu vernietigd, op elke desk en in de gedeelde opslag. De cijfers blijven, zonder naam. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>These are destroyed now, on every desk: {references}. This cannot be undone.</source>
        <translation>Deze worden nu vernietigd, op elke desk: {references}. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Destroy {count} reports for good</source>
        <translation>{count} meldingen voorgoed vernietigen</translation>
    </message>
    <message>
        <source>Destroy for good</source>
        <translation>Voorgoed vernietigen</translation>
    </message>
    <message>
        <source>Approved. It disappears from every desk once that shares.</source>
        <translation>Goedgekeurd. De melding verdwijnt van elke desk zodra die deelt.</translation>
    </message>
    <message>
        <source>Approved: {count} reports. They disappear from every desk once that shares.</source>
        <translation>Goedgekeurd: {count} meldingen. Ze verdwijnen van elke desk zodra die deelt.</translation>
    </message>
    <message>
        <source>This report is not destroyed until somebody allows it again.</source>
        <translation>Deze melding wordt niet vernietigd tot iemand het weer toestaat.</translation>
    </message>
    <message>
        <source>This report may be destroyed once its term is over.</source>
        <translation>Deze melding mag vernietigd worden zodra de termijn om is.</translation>
    </message>
</context>
<context>
    <name>DirectionsPane</name>
    <message>
        <source>Route directly</source>
        <translation>Direct doorverwijzen</translation>
    </message>
    <message>
        <source>twice = call</source>
        <translation>twee keer = bellen</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Terugbellen</translation>
    </message>
    <message>
        <source>Note decision</source>
        <translation>Besluit noteren</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Vervolg</translation>
    </message>
    <message>
        <source>When hanging up: promise a minute.</source>
        <translation>Bij ophangen: een minuut beloven.</translation>
    </message>
    <message>
        <source>Decision of {who}, {time}: {what}</source>
        <translation>Besluit van {who}, {time}: {what}</translation>
    </message>
    <message>
        <source>Call triagist</source>
        <translation>Bel triagist</translation>
    </message>
</context>
<context>
    <name>DoorForm</name>
    <message>
        <source>Sign-in name</source>
        <translation>Aanmeldnaam</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Code of the app on your telephone</source>
        <translation>Code van de app op uw telefoon</translation>
    </message>
    <message>
        <source>Six digits; empty if you have no app yet</source>
        <translation>Zes cijfers; leeg als u nog geen app hebt</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Uw naam</translation>
    </message>
    <message>
        <source>Password forgotten? A shift lead gives a new one. If there is no other shift lead, the recovery code on paper does: nachtwacht-admin account rescue.</source>
        <translation>Wachtwoord vergeten? Een dienstleider geeft een nieuw. Is er geen andere dienstleider, dan kan het met de herstelcode op papier: nachtwacht-admin account rescue.</translation>
    </message>
    <message>
        <source>One moment: your password is being checked. All else works meanwhile.</source>
        <translation>Een ogenblik: uw wachtwoord wordt gecontroleerd. Al het andere werkt intussen.</translation>
    </message>
    <message>
        <source>Wrong too often: the next try waits a moment. Nobody is locked out.</source>
        <translation>Te vaak mis: de volgende poging wacht even. Niemand wordt buitengesloten.</translation>
    </message>
    <message>
        <source>To work</source>
        <translation>Aan het werk</translation>
    </message>
    <message>
        <source>With an account</source>
        <translation>Met een account</translation>
    </message>
    <message>
        <source>Wait: {seconds} s</source>
        <translation>Wacht: {seconds} s</translation>
    </message>
    <message>
        <source>A code for this night: four characters or more</source>
        <translation>Een code voor vannacht: vier tekens of meer</translation>
    </message>
    <message>
        <source>For this night only: new reports, and calls that come in now. What others wrote stays closed; for an emergency there is a key. Your name stands with what you write; the code you choose opens the lock.</source>
        <translation>Alleen voor vannacht: nieuwe meldingen, en gesprekken die nu binnenkomen. Wat anderen schreven blijft dicht; voor een noodgeval is er een toets. Uw naam staat bij wat u schrijft; met de code die u kiest gaat het slot open.</translation>
    </message>
    <message>
        <source>One moment: your code is being looked at. All else works meanwhile.</source>
        <translation>Een ogenblik: uw code wordt nagekeken. Al het andere werkt intussen door.</translation>
    </message>
    <message>
        <source>Checking...</source>
        <translation>Controleren...</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Without an account, for this night only</source>
        <translation>Zonder account, alleen voor deze nacht</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>Also without signing in</source>
        <translation>Ook zonder aanmelden</translation>
    </message>
    <message>
        <source>On the line: %1. The report is open and its clock runs; sign in to write.</source>
        <translation>Aan de lijn: %1. De melding is open en de klok loopt; meld u aan om te schrijven.</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Opgehangen</translation>
    </message>
    <message>
        <source>Line dropped</source>
        <translation>Lijn weg</translation>
    </message>
    <message>
        <source>On call: %1</source>
        <translation>Van dienst: %1</translation>
    </message>
    <message>
        <source>Who is on call</source>
        <translation>Wie is van dienst</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Nieuwe melding</translation>
    </message>
    <message>
        <source>A line with %1 (F4); Enter keeps it</source>
        <translation>Een regel bij %1 (F4); Enter bewaart</translation>
    </message>
    <message>
        <source>late, before %1</source>
        <translation>te laat, vóór %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vóór %1</translation>
    </message>
</context>
<context>
    <name>DutyCard</name>
    <message>
        <source>Call</source>
        <translation>Bel</translation>
    </message>
    <message>
        <source>! Nobody</source>
        <translation>! Niemand</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Achterwacht</translation>
    </message>
    <message>
        <source>Call {name}, {role}</source>
        <translation>Bel {name}, {role}</translation>
    </message>
</context>
<context>
    <name>DutyNumberLine</name>
    <message>
        <source>no number in the list</source>
        <translation>geen nummer in de lijst</translation>
    </message>
    <message>
        <source>empty: {number}, of the list</source>
        <translation>leeg: {number}, uit de lijst</translation>
    </message>
    <message>
        <source>this is the number of {name}</source>
        <translation>dit is het nummer van {name}</translation>
    </message>
    <message>
        <source>was taken off the list of {name}</source>
        <translation>van de lijst van {name} gehaald</translation>
    </message>
</context>
<context>
    <name>DutyPanel</name>
    <message>
        <source>Dial yourself, or click. No key calls.</source>
        <translation>Kies zelf, of klik. Geen toets belt.</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Gebeld</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation>Bericht achtergelaten</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Bereikt</translation>
    </message>
    <message>
        <source>Others on call</source>
        <translation>Anderen van dienst</translation>
    </message>
    <message>
        <source>On call: {role}</source>
        <translation>Van dienst: {role}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Bel {number}</translation>
    </message>
    <message>
        <source>Put somebody on</source>
        <translation>Iemand inzetten</translation>
    </message>
    <message>
        <source>Emergency decision: note it</source>
        <translation>Noodbesluit noteren</translation>
    </message>
    <message>
        <source>Note the decision of {name}</source>
        <translation>Besluit van {name} noteren</translation>
    </message>
    <message>
        <source>{text}. {role} is for other reports.</source>
        <translation>{text}. {role} is voor andere meldingen.</translation>
    </message>
    <message>
        <source>Backup: {name}</source>
        <translation>Achterwacht: {name}</translation>
    </message>
    <message>
        <source>No backup on the roster</source>
        <translation>Geen achterwacht in het rooster</translation>
    </message>
    <message>
        <source>no number on the roster</source>
        <translation>geen nummer in het rooster</translation>
    </message>
    <message>
        <source>Nobody on the roster as {role}</source>
        <translation>Niemand in het rooster als {role}</translation>
    </message>
    <message>
        <source>Call {role}: press 1 to {count} below.</source>
        <translation>Bel {role}: 1 tot en met {count} hieronder.</translation>
    </message>
    <message>
        <source>Call {role} below: 1.</source>
        <translation>Bel {role}: 1 hieronder.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> of </translation>
    </message>
    <message>
        <source>Nobody else either. Call from your own list; in danger 112 (F9).</source>
        <translation>Ook verder niemand. Bel uit uw eigen lijst; bij gevaar 112 (F9).</translation>
    </message>
    <message>
        <source>Calling {number}</source>
        <translation>Belt {number}</translation>
    </message>
    <message>
        <source>Dial yourself: {number}</source>
        <translation>Kies zelf: {number}</translation>
    </message>
    <message>
        <source>Noted: {name} called, {time}</source>
        <translation>Genoteerd: {name} gebeld, {time}</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>Nu bellen: {name}</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Een ander</translation>
    </message>
    <message>
        <source>Whole summary</source>
        <translation>Hele samenvatting</translation>
    </message>
    <message>
        <source>Noted: {name}, no answer, {time}</source>
        <translation>Genoteerd: {name}, geen gehoor, {time}</translation>
    </message>
    <message>
        <source>Noted: {name}, message left, {time}</source>
        <translation>Genoteerd: bericht bij {name}, {time}</translation>
    </message>
    <message>
        <source>Noted: {name} reached, {time}</source>
        <translation>Genoteerd: {name} bereikt, {time}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
    <message>
        <source>triagist</source>
        <translation>triagist</translation>
    </message>
    <message>
        <source>backup on call</source>
        <translation>achterwacht</translation>
    </message>
    <message>
        <source>case dispatcher</source>
        <translation>spelverdeler</translation>
    </message>
    <message>
        <source>shift lead</source>
        <translation>dienstleider</translation>
    </message>
</context>
<context>
    <name>EmergencyCards</name>
    <message>
        <source>%1: this folder does not answer, so there is no new emergency card. Look at the network.</source>
        <translation>%1: deze map antwoordt niet, dus er is geen nieuwe noodkaart. Kijk naar het netwerk.</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>New report: how does it come in?</source>
        <translation>Nieuwe melding: hoe komt die binnen?</translation>
    </message>
    <message>
        <source>Came in at</source>
        <translation>Binnengekomen om</translation>
    </message>
    <message>
        <source>now; or 03:25, or 15 for minutes ago</source>
        <translation>nu; of 03:25, of 15 voor minuten geleden</translation>
    </message>
    <message>
        <source>What is written has no call: nobody is on the line, no clock of a call runs.</source>
        <translation>Wat geschreven is heeft geen gesprek: er is niemand aan de lijn en er loopt geen klok van een gesprek.</translation>
    </message>
    <message>
        <source>Which way?</source>
        <translation>Langs welke weg?</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Which region does this desk work for?</source>
        <translation>Voor welke regio werkt deze desk?</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>Naam van deze desk</translation>
    </message>
    <message>
        <source>Letter of this desk, first part of each reference</source>
        <translation>Letter van deze desk, het begin van elk kenmerk</translation>
    </message>
    <message>
        <source>Or somebody else, by name</source>
        <translation>Of iemand anders, met naam</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Welcome at Nachtwacht</source>
        <translation>Welkom bij Nachtwacht</translation>
    </message>
    <message>
        <source>Press its key, or click. Enter begins once a region is chosen.</source>
        <translation>Druk op de toets die erbij staat, of klik. Daarna opent Enter de desk.</translation>
    </message>
    <message>
        <source>Proposed. {why}</source>
        <translation>Voorgesteld. {why}</translation>
    </message>
    <message>
        <source>Begin: {region}</source>
        <translation>Beginnen: {region}</translation>
    </message>
    <message>
        <source>First choose the region</source>
        <translation>Kies eerst de regio</translation>
    </message>
    <message>
        <source>{name} · sits at another desk</source>
        <translation>{name} · zit op een andere desk</translation>
    </message>
    <message>
        <source>Name comes later: {name}</source>
        <translation>Naam volgt: {name}</translation>
    </message>
    <message>
        <source>Telephonist of {desk}</source>
        <translation>Telefonist van {desk}</translation>
    </message>
    <message>
        <source>First choose the region above: questions, numbers and minutes hang on it.</source>
        <translation>Kies eerst hierboven de regio: vragen, nummers en termijnen hangen ervan af.</translation>
    </message>
    <message>
        <source>Desk {letter}</source>
        <translation>Desk {letter}</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>Wie zit hier?</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>Eerste start</translation>
    </message>
</context>
<context>
    <name>FollowPanel</name>
    <message>
        <source>Follow-up</source>
        <translation>Vervolg</translation>
    </message>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Follow-up · {whose}</source>
        <translation>Vervolg · {whose}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Besluit</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Doorverwijzing</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Ter plaatse</translation>
    </message>
    <message>
        <source>Safety agreement</source>
        <translation>Veiligheidsafspraak</translation>
    </message>
    <message>
        <source>Agreed beforehand</source>
        <translation>Vooraf afgesproken</translation>
    </message>
    <message>
        <source>Consent and law</source>
        <translation>Toestemming en recht</translation>
    </message>
    <message>
        <source>Meldcode</source>
        <translation>Meldcode</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papieren</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Lees voor</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Vragen</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>%1 not kept yet</source>
        <translation>%1 nog niet bewaard</translation>
    </message>
</context>
<context>
    <name>GlassPanel</name>
    <message>
        <source>Emergency access</source>
        <translation>Noodgreep</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Waarom?</translation>
    </message>
    <message>
        <source>What your rights keep closed opens at once, for {minutes} minutes. That you did, and why, is in the log, and a shift lead sees it.</source>
        <translation>Wat uw rechten dicht houden gaat meteen open, {minutes} minuten lang. Dat u dit deed, en waarom, staat in het logboek; een dienstleider ziet het.</translation>
    </message>
    <message>
        <source>Nobody signs in at this desk: nothing is closed.</source>
        <translation>Op deze desk meldt zich niemand aan: er is niets dicht.</translation>
    </message>
    <message>
        <source>Open already: {reason}</source>
        <translation>Al open: {reason}</translation>
    </message>
</context>
<context>
    <name>HandoverLine</name>
    <message>
        <source>before {time}</source>
        <translation>voor {time}</translation>
    </message>
    <message>
        <source>of {name}</source>
        <translation>van {name}</translation>
    </message>
    <message>
        <source>of nobody</source>
        <translation>van niemand</translation>
    </message>
    <message>
        <source>tried without answer: {count}</source>
        <translation>geprobeerd zonder antwoord: {count}</translation>
    </message>
    <message>
        <source>danger</source>
        <translation>gevaar</translation>
    </message>
    <message>
        <source>✓ taken over</source>
        <translation>✓ overgenomen</translation>
    </message>
    <message>
        <source>theirs already</source>
        <translation>was al van die persoon</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>te laat</translation>
    </message>
</context>
<context>
    <name>HandoverPanel</name>
    <message>
        <source>Handover</source>
        <translation>Overdracht</translation>
    </message>
    <message>
        <source>space or Enter ticks</source>
        <translation>spatie of Enter vinkt af</translation>
    </message>
    <message>
        <source>Safety agreements that go on</source>
        <translation>Veiligheidsafspraken die doorgaan</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>Wie neemt over?</translation>
    </message>
    <message>
        <source>No open promises</source>
        <translation>Geen open afspraken</translation>
    </message>
    <message>
        <source>{total} open; choose who takes over</source>
        <translation>{total} open; kies wie overneemt</translation>
    </message>
    <message>
        <source>{count} to go, of {total}</source>
        <translation>nog {count} van {total}</translation>
    </message>
    <message>
        <source>All {total} taken over</source>
        <translation>Alles overgenomen: {total}</translation>
    </message>
    <message>
        <source>Nothing to take over: all are theirs already</source>
        <translation>Niets over te nemen: alles is al van die persoon</translation>
    </message>
    <message>
        <source>Mind: open, and nothing promised</source>
        <translation>Let op: open, en niets afgesproken</translation>
    </message>
    <message>
        <source>danger</source>
        <translation>gevaar</translation>
    </message>
</context>
<context>
    <name>HoldLine</name>
    <message>
        <source>Take over</source>
        <translation>Neem over</translation>
    </message>
    <message>
        <source>reason of taking over still open</source>
        <translation>reden van overname nog open</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Waarom?</translation>
    </message>
</context>
<context>
    <name>HoursField</name>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>sa, 21, 21-11</source>
        <translation>za, 21, 21-11</translation>
    </message>
    <message>
        <source>Day on which it begins</source>
        <translation>Dag waarop het begint</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>From, time on the clock</source>
        <translation>Van, tijd op de klok</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>08:00, or su 08:00</source>
        <translation>08:00, of zo 08:00</translation>
    </message>
    <message>
        <source>Until, time on the clock</source>
        <translation>Tot, tijd op de klok</translation>
    </message>
</context>
<context>
    <name>IntakePane</name>
    <message>
        <source>No report open. Ctrl+N opens a new one, Ctrl+T a callback request.</source>
        <translation>Geen melding open. Ctrl+N opent een nieuwe melding, Ctrl+T een terugbelverzoek.</translation>
    </message>
    <message>
        <source>Report in hand</source>
        <translation>Melding in behandeling</translation>
    </message>
    <message>
        <source>Line dropped, nobody reached twice, danger open: call 112 (F9).</source>
        <translation>Lijn weg, twee keer niemand bereikt, gevaar nog open: bel 112 (F9).</translation>
    </message>
    <message>
        <source>Stay on the line.</source>
        <translation>Blijf aan de lijn.</translation>
    </message>
    <message>
        <source>Line dropped: call back within a minute.</source>
        <translation>Lijn weg: bel binnen een minuut terug.</translation>
    </message>
    <message>
        <source>Caller cannot speak freely: ask yes/no questions only.</source>
        <translation>Beller kan niet vrij praten: stel alleen ja/nee-vragen.</translation>
    </message>
    <message>
        <source>Triagist asks: “%1” Answer at the bottom.</source>
        <translation>Triagist vraagt: “%1” Antwoord onderaan.</translation>
    </message>
    <message>
        <source>Core done, you can hang up with a promise (F7).</source>
        <translation>Kern klaar, u kunt ophangen met een afspraak (F7).</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>Sleutels</translation>
    </message>
    <message>
        <source>Show a new recovery code</source>
        <translation>Toon een nieuwe herstelcode</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>Hij staat op papier</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Weigeren</translation>
    </message>
    <message>
        <source>Let this desk in</source>
        <translation>Laat deze desk toe</translation>
    </message>
    <message>
        <source>This is an exercise: its key is in memory alone, and nothing is kept.</source>
        <translation>Dit is een oefening: de sleutel staat alleen in het geheugen en er wordt niets bewaard.</translation>
    </message>
    <message>
        <source>The recovery code is on paper.</source>
        <translation>De herstelcode staat op papier.</translation>
    </message>
    <message>
        <source>The recovery code is not on paper yet. Without it a copy opens nowhere.</source>
        <translation>De herstelcode staat nog niet op papier. Zonder die code gaat een kopie nergens open.</translation>
    </message>
    <message>
        <source>A desk asks to be let in: {digits}</source>
        <translation>Een desk vraagt toegang: {digits}</translation>
    </message>
    <message>
        <source>It works in {name} and would read everything that is shared here. Let it in if the same four digits stand on its screen, and only then.</source>
        <translation>Hij werkt in {name} en kan dan alles lezen wat hier gedeeld wordt. Laat hem alleen toe als dezelfde vier cijfers op zijn scherm staan.</translation>
    </message>
    <message>
        <source>Let in: {digits}</source>
        <translation>Toegelaten: {digits}</translation>
    </message>
    <message>
        <source>Refused: {digits}</source>
        <translation>Geweigerd: {digits}</translation>
    </message>
    <message>
        <source>Write it down now. The former code opens nothing any more.</source>
        <translation>Schrijf hem nu op. De vorige code opent niets meer.</translation>
    </message>
</context>
<context>
    <name>KnownBox</name>
    <message>
        <source>Known here</source>
        <translation>Hier bekend</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Afspraken</translation>
    </message>
    <message>
        <source>Agreements (%1 more)</source>
        <translation>Afspraken (nog %1)</translation>
    </message>
    <message>
        <source>Known here: one earlier report</source>
        <translation>Hier bekend: een eerdere melding</translation>
    </message>
    <message>
        <source>Known here: %1 earlier reports</source>
        <translation>Hier bekend: %1 eerdere meldingen</translation>
    </message>
    <message>
        <source>see if it is this child</source>
        <translation>kijk of het dit kind is</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Nobody signs in at this desk, so there is nothing to lock. Accounts: Ctrl+P or the settings.</source>
        <translation>Op deze desk meldt zich niemand aan; er valt niets op slot te doen. Accounts: bij de instellingen (Ctrl+,).</translation>
    </message>
    <message>
        <source>To open what rings, sign in. Shift+F6 takes it over, Ctrl+F6 says that it was seen.</source>
        <translation>Meld u aan om te openen wat afgaat. Shift+F6 is &quot;ik neem over&quot;, Ctrl+F6 &quot;gezien&quot;.</translation>
    </message>
    <message>
        <source>That is for who is signed in. F9 to F12, F8 and Ctrl+N work without.</source>
        <translation>Dat kan als u bent aangemeld. F9 tot en met F12, F8 en Ctrl+N werken ook zonder.</translation>
    </message>
    <message>
        <source>On the lock screen something was typed with {references}; nobody knows who did.</source>
        <translation>Op het vergrendelde scherm is iets getypt bij {references}; het is niet bekend door wie.</translation>
    </message>
    <message>
        <source>New password of {name} by the recovery code, {at}, at {desk}: ask whether that is right.</source>
        <translation>Nieuw wachtwoord van {name} met de herstelcode, {at}, op {desk}: vraag na of dat klopt.</translation>
    </message>
    <message>
        <source>Emergency access in the last 24 hours: {count}; last {name}, {at}: {reason}. See Ctrl+P.</source>
        <translation>Noodgrepen in de laatste 24 uur: {count}; de laatste {name}, {at}: {reason}. Zie Ctrl+P.</translation>
    </message>
    <message>
        <source>By itself, after a while without a key, at {at}. {name} sits here.</source>
        <translation>Vanzelf, na een tijd zonder toets, om {at}. Hier zit {name}.</translation>
    </message>
    <message>
        <source>By {name}, at {at}.</source>
        <translation>Door {name}, om {at}.</translation>
    </message>
    <message>
        <source>This screen is locked</source>
        <translation>Dit scherm zit op slot</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Hung up. {reference} waits on the list.</source>
        <translation>Opgehangen. {reference} wacht op de lijst.</translation>
    </message>
    <message>
        <source>Kept with {reference}; whoever signs in is told.</source>
        <translation>Bewaard bij {reference}; wie zich aanmeldt, krijgt het te zien.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>taken at %1</source>
        <translation>opgenomen %1</translation>
    </message>
    <message>
        <source>merged at %1</source>
        <translation>samengevoegd %1</translation>
    </message>
    <message>
        <source>set aside at %1</source>
        <translation>terzijde gelegd %1</translation>
    </message>
    <message>
        <source>closed at %1</source>
        <translation>afgerond %1</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>gesprek %1</translation>
    </message>
    <message>
        <source>typing...</source>
        <translation>wordt getypt…</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bewaard</translation>
    </message>
    <message>
        <source>keeping...</source>
        <translation>bewaren...</translation>
    </message>
</context>
<context>
    <name>MeldcodePanel</name>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Who does this step? (empty: you)</source>
        <translation>Wie doet deze stap? (leeg: u)</translation>
    </message>
    <message>
        <source>triagist, colleague</source>
        <translation>triagist, collega</translation>
    </message>
    <message>
        <source>Note with the next step</source>
        <translation>Opmerking bij de volgende stap</translation>
    </message>
    <message>
        <source>what was seen, heard or agreed</source>
        <translation>wat is gezien, gehoord of afgesproken</translation>
    </message>
    <message>
        <source>Meldcode</source>
        <translation>Meldcode</translation>
    </message>
    <message>
        <source>Meldcode · {whose}</source>
        <translation>Meldcode · {whose}</translation>
    </message>
    <message>
        <source>Call Veilig Thuis: {number}</source>
        <translation>Veilig Thuis bellen: {number}</translation>
    </message>
</context>
<context>
    <name>MeldcodeStep</name>
    <message>
        <source>Two desks noted this; note it once more</source>
        <translation>Twee desks noteerden dit; noteer het nog eens</translation>
    </message>
</context>
<context>
    <name>MinuteField</name>
    <message>
        <source>Or a time of your own</source>
        <translation>Of een eigen tijd</translation>
    </message>
    <message>
        <source>04:10, or 25 for minutes</source>
        <translation>04:10, of 25 voor minuten</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>norm</translation>
    </message>
    <message>
        <source>before {time} ({span})</source>
        <translation>voor {time} ({span})</translation>
    </message>
</context>
<context>
    <name>MorePanel</name>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>New report, written</source>
        <translation>Nieuwe melding, geschreven</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Shared store</source>
        <translation>Gedeelde opslag</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <translation>Samenvoegen terugnemen</translation>
    </message>
    <message>
        <source>Who saw this</source>
        <translation>Wie heeft dit gezien</translation>
    </message>
    <message>
        <source>Own data, for the child</source>
        <translation>Eigen gegevens, voor het kind</translation>
    </message>
    <message>
        <source>Reports to destroy</source>
        <translation>Vernietigingslijst</translation>
    </message>
    <message>
        <source>No report open</source>
        <translation>Geen melding open</translation>
    </message>
    <message>
        <source>More · {reference}</source>
        <translation>Meer · {reference}</translation>
    </message>
</context>
<context>
    <name>MoreSteps</name>
    <message>
        <source>Who speaks now</source>
        <translation>Wie er nu praat</translation>
    </message>
    <message>
        <source>Merge with another report</source>
        <translation>Samenvoegen met een andere melding</translation>
    </message>
    <message>
        <source>A new call in this report</source>
        <translation>Nieuw gesprek in deze melding</translation>
    </message>
    <message>
        <source>An answer to another child</source>
        <translation>Antwoord naar een ander kind</translation>
    </message>
    <message>
        <source>Set a child aside</source>
        <translation>Kind terzijde leggen</translation>
    </message>
    <message>
        <source>A task or promise by hand</source>
        <translation>Zelf een taak of afspraak maken</translation>
    </message>
    <message>
        <source>Set this report aside</source>
        <translation>Melding terzijde leggen</translation>
    </message>
    <message>
        <source>Reopen this report</source>
        <translation>Melding heropenen</translation>
    </message>
    <message>
        <source>A child comes back</source>
        <translation>Kind terughalen</translation>
    </message>
    <message>
        <source>Whose report: take over or give it away</source>
        <translation>Van wie: overnemen of aan een collega geven</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Wat wilt u doen?</translation>
    </message>
    <message>
        <source>Who speaks now?</source>
        <translation>Wie praat er nu?</translation>
    </message>
    <message>
        <source>{reference} goes on in:</source>
        <translation>{reference} gaat verder in:</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Rather not, back</source>
        <translation>Toch niet, terug</translation>
    </message>
    <message>
        <source>Two reports again</source>
        <translation>Weer twee meldingen</translation>
    </message>
    <message>
        <source>Which answer belongs to another child?</source>
        <translation>Welk antwoord hoort bij een ander kind?</translation>
    </message>
    <message>
        <source>To which child?</source>
        <translation>Naar welk kind?</translation>
    </message>
    <message>
        <source>Which child was added by mistake? It can come back.</source>
        <translation>Welk kind is per ongeluk toegevoegd? Het kan terugkomen.</translation>
    </message>
    <message>
        <source>What is promised?</source>
        <translation>Wat wordt er afgesproken?</translation>
    </message>
    <message>
        <source>Why is {reference} set aside?</source>
        <translation>Waarom wordt {reference} terzijde gelegd?</translation>
    </message>
    <message>
        <source>Why is {reference} opened again?</source>
        <translation>Waarom wordt {reference} heropend?</translation>
    </message>
    <message>
        <source>Which child comes back?</source>
        <translation>Welk kind komt terug?</translation>
    </message>
</context>
<context>
    <name>NatureField</name>
    <message>
        <source>What else is going on? (once more takes it off)</source>
        <translation>Wat speelt er nog meer? (nog een keer haalt het weg)</translation>
    </message>
    <message>
        <source>Is it a crisis of the whole family (systemic crisis)?</source>
        <translation>Is het een crisis van het hele gezin (systeemcrisis)?</translation>
    </message>
    <message>
        <source>Nature for {name}: what is it about most?</source>
        <translation>Aard bij {name}: waar gaat het vooral om?</translation>
    </message>
    <message>
        <source>Noted: {what}</source>
        <translation>Genoteerd: {what}</translation>
    </message>
    <message>
        <source>Proposed, nobody said it yet: {what}</source>
        <translation>Voorgesteld, nog door niemand gezegd: {what}</translation>
    </message>
    <message>
        <source>Nothing noted; nothing follows from the answers. May stay open.</source>
        <translation>Niets genoteerd; uit de antwoorden volgt niets. Mag openblijven.</translation>
    </message>
    <message>
        <source>The list: {label}</source>
        <translation>De lijst: {label}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>voorgesteld</translation>
    </message>
</context>
<context>
    <name>NewsBox</name>
    <message>
        <source>Look at what changed ({count})</source>
        <translation>Kijk wat er veranderde ({count})</translation>
    </message>
</context>
<context>
    <name>Nobody</name>
    <message>
        <source>! Nobody</source>
        <translation>! Niemand</translation>
    </message>
</context>
<context>
    <name>OnCallBox</name>
    <message>
        <source>Call</source>
        <translation>Bel</translation>
    </message>
    <message>
        <source>! Nobody</source>
        <translation>! Niemand</translation>
    </message>
    <message>
        <source>Backup on call</source>
        <translation>Achterwacht</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>Type to find an answer</source>
        <translation>Typ om een antwoord te vinden</translation>
    </message>
    <message>
        <source>Chosen: {answers}</source>
        <translation>Gekozen: {answers}</translation>
    </message>
    <message>
        <source>No choice yet</source>
        <translation>Nog niets gekozen</translation>
    </message>
</context>
<context>
    <name>OptionModel</name>
    <message>
        <source>{answer}, chosen</source>
        <translation>{answer}, gekozen</translation>
    </message>
</context>
<context>
    <name>OwnDataPanel</name>
    <message>
        <source>Own data</source>
        <translation>Eigen gegevens</translation>
    </message>
    <message>
        <source>About whom?</source>
        <translation>Over wie?</translation>
    </message>
    <message>
        <source>Which reports go along? Press to change</source>
        <translation>Welke meldingen gaan mee? Druk om te wijzigen</translation>
    </message>
    <message>
        <source>Stays here or is covered</source>
        <translation>Blijft hier of is afgedekt</translation>
    </message>
    <message>
        <source>This is what it says</source>
        <translation>Dit staat erin</translation>
    </message>
    <message>
        <source>Make PDF and JSON</source>
        <translation>Maak PDF en JSON</translation>
    </message>
    <message>
        <source>Text in place of the PDF</source>
        <translation>Tekst in plaats van PDF</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open de map</translation>
    </message>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>Own data · {reference}</source>
        <translation>Eigen gegevens · {reference}</translation>
    </message>
    <message>
        <source>The former file is still being written...</source>
        <translation>Het vorige bestand wordt nog geschreven...</translation>
    </message>
    <message>
        <source>Choose at least one report.</source>
        <translation>Kies minstens een melding.</translation>
    </message>
    <message>
        <source>The file is being made...</source>
        <translation>Het bestand wordt gemaakt...</translation>
    </message>
    <message>
        <source>It stands in {folder}, as {name}. Look it through before you give it.</source>
        <translation>Het staat in {folder}, als {name}. Lees het door voordat u het geeft.</translation>
    </message>
    <message>
        <source>Child {number}</source>
        <translation>Kind {number}</translation>
    </message>
</context>
<context>
    <name>OwnPanel</name>
    <message>
        <source>Whose report</source>
        <translation>Van wie</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Neem over</translation>
    </message>
    <message>
        <source>Otherwise, in your own words</source>
        <translation>Anders, in uw eigen woorden</translation>
    </message>
    <message>
        <source>No report open</source>
        <translation>Geen melding open</translation>
    </message>
    <message>
        <source>Whose report · {reference}</source>
        <translation>Van wie · {reference}</translation>
    </message>
    <message>
        <source>Why did you take it over? (may follow later)</source>
        <translation>Waarom neemt u over? (mag later)</translation>
    </message>
    <message>
        <source>Give it to a colleague</source>
        <translation>Aan een collega geven</translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>Papers</source>
        <translation>Papieren</translation>
    </message>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>Which paper?</source>
        <translation>Welk papier?</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>Voor wie?</translation>
    </message>
    <message>
        <source>Name of who gets it</source>
        <translation>Naam van wie het krijgt</translation>
    </message>
    <message>
        <source>provider, person or department</source>
        <translation>aanbieder, persoon of afdeling</translation>
    </message>
    <message>
        <source>About whom?</source>
        <translation>Over wie?</translation>
    </message>
    <message>
        <source>What goes along? Press to change</source>
        <translation>Wat gaat mee? Druk om te wisselen</translation>
    </message>
    <message>
        <source>Ask whether the name may be known</source>
        <translation>Vraag of de naam bekend mag zijn</translation>
    </message>
    <message>
        <source>Left before</source>
        <translation>Al de deur uit</translation>
    </message>
    <message>
        <source>This is what it says</source>
        <translation>Dit staat erin</translation>
    </message>
    <message>
        <source>Make the PDF</source>
        <translation>Maak de PDF</translation>
    </message>
    <message>
        <source>Text to the clipboard</source>
        <translation>Tekst naar het klembord</translation>
    </message>
    <message>
        <source>FHIR file</source>
        <translation>FHIR-bestand</translation>
    </message>
    <message>
        <source>Read aloud, note it</source>
        <translation>Voorgelezen, noteer het</translation>
    </message>
    <message>
        <source>Open it, to print</source>
        <translation>Open om te printen</translation>
    </message>
    <message>
        <source>They heard it by this</source>
        <translation>Ze hebben het hiermee gehoord</translation>
    </message>
    <message>
        <source>Papers · {reference}</source>
        <translation>Papieren · {reference}</translation>
    </message>
    <message>
        <source>{what} (and {count} more)</source>
        <translation>{what} (en nog {count})</translation>
    </message>
    <message>
        <source>They heard it by this: {what}</source>
        <translation>Hiermee gehoord: {what}</translation>
    </message>
    <message>
        <source>The text is on the clipboard: paste it in your secure mail.</source>
        <translation>De tekst staat op het klembord: plak hem in uw beveiligde mail.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>iemand</translation>
    </message>
    <message>
        <source>Noted: read aloud to {name}.</source>
        <translation>Genoteerd: voorgelezen aan {name}.</translation>
    </message>
    <message>
        <source>Noted: {what}.</source>
        <translation>Genoteerd: {what}.</translation>
    </message>
    <message>
        <source>Stays here: {what}</source>
        <translation>Blijft hier: {what}</translation>
    </message>
    <message>
        <source>The former file is still being written...</source>
        <translation>Het vorige bestand wordt nog geschreven...</translation>
    </message>
    <message>
        <source>The file is being made...</source>
        <translation>Het bestand wordt gemaakt...</translation>
    </message>
    <message>
        <source>It stands there: {path}</source>
        <translation>Staat klaar: {path}</translation>
    </message>
    <message>
        <source>{said}. Who gets it is still open.</source>
        <translation>{said}. Wie het krijgt staat nog open.</translation>
    </message>
</context>
<context>
    <name>PartField</name>
    <message>
        <source>How much of it</source>
        <translation>Hoeveel ervan</translation>
    </message>
    <message>
        <source>the whole duty</source>
        <translation>de hele dienst</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>een deel ervan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Part from, time on the clock</source>
        <translation>Deel van, tijd op de klok</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>02:00, or su 02:00</source>
        <translation>02:00, of zo 02:00</translation>
    </message>
    <message>
        <source>Part until, time on the clock</source>
        <translation>Deel tot, tijd op de klok</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Who goes</source>
        <translation>Wie er gaan</translation>
    </message>
    <message>
        <source>Who goes · {needed}</source>
        <translation>Wie er gaan · {needed}</translation>
    </message>
    <message>
        <source>Not going: {names}</source>
        <translation>Gaat niet: {names}</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>Open: {what}</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Who sits here?</source>
        <translation>Wie zit hier?</translation>
    </message>
    <message>
        <source>Somebody else, by name</source>
        <translation>Iemand anders, met naam</translation>
    </message>
    <message>
        <source>Sits here now</source>
        <translation>Zit hier nu</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L light or dark · Ctrl++ and Ctrl+- text size</source>
        <translation>Ctrl+Shift+L licht of donker · Ctrl++ en Ctrl+- lettergrootte</translation>
    </message>
    <message>
        <source>At this desk</source>
        <translation>Aan deze desk</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>From the roster</source>
        <translation>Uit het rooster</translation>
    </message>
    <message>
        <source>Name of who goes</source>
        <translation>Naam van wie gaat</translation>
    </message>
    <message>
        <source>name, or function</source>
        <translation>naam, of functie</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Of which provider?</source>
        <translation>Van welke aanbieder?</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>Discipline</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Type to search, or arrow down</source>
        <translation>Typ om te zoeken, of pijl omlaag</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>EXERCISE</source>
        <translation>OEFENING</translation>
    </message>
    <message>
        <source>Nachtwacht - EXERCISE</source>
        <translation>Nachtwacht - OEFENING</translation>
    </message>
    <message>
        <source>Not kept yet: %1. %2 Close once more to close all the same; what is not kept is lost then.</source>
        <translation>Nog niet bewaard: %1. %2 Sluit nog eens om toch te sluiten; wat niet bewaard is gaat dan verloren.</translation>
    </message>
    <message>
        <source>Danger now: call 112 yourself, on your telephone.</source>
        <translation>Gevaar nu: bel zelf 112, met uw telefoon.</translation>
    </message>
</context>
<context>
    <name>PromiseBox</name>
    <message>
        <source>Callback</source>
        <translation>Terugbellen</translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation>voor {time}</translation>
    </message>
    <message>
        <source>or on {number}</source>
        <translation>of op {number}</translation>
    </message>
    <message>
        <source>say: {line}</source>
        <translation>zeg: {line}</translation>
    </message>
    <message>
        <source>tried without answer: {count}</source>
        <translation>geprobeerd zonder antwoord: {count}</translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>volgende poging {time}</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Say first</source>
        <translation>Zeg eerst</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Geprobeerd</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Geen naam</translation>
    </message>
    <message>
        <source>{label} before {time}</source>
        <translation>{label} voor {time}</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>eigenaar {name}</translation>
    </message>
    <message>
        <source>nobody owns it</source>
        <translation>geen eigenaar</translation>
    </message>
    <message>
        <source>second number {number}</source>
        <translation>tweede nummer {number}</translation>
    </message>
    <message>
        <source>number not known</source>
        <translation>nummer niet bekend</translation>
    </message>
    <message>
        <source>Said since</source>
        <translation>Sindsdien gezegd</translation>
    </message>
    <message>
        <source>calling is not safe</source>
        <translation>bellen is niet veilig</translation>
    </message>
    <message>
        <source>Said since by {who}</source>
        <translation>Sindsdien gezegd door {who}</translation>
    </message>
    <message>
        <source>once</source>
        <translation>één keer</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} keer</translation>
    </message>
    <message>
        <source>{times}, next try {time}</source>
        <translation>{times}, volgende poging {time}</translation>
    </message>
</context>
<context>
    <name>PromiseForm</name>
    <message>
        <source>Who keeps it, or who is called</source>
        <translation>Wie komt het na, of wie wordt gebeld</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>empty: as the profile says; or 04:10, or 25 for minutes</source>
        <translation>leeg: volgens het profiel; of 04:10, of 25 voor minuten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>Make promise</source>
        <translation>Afspraak maken</translation>
    </message>
</context>
<context>
    <name>PromiseMore</name>
    <message>
        <source>New minute: before when do they hear more?</source>
        <translation>Tussenbericht: voor welke minuut horen zij meer?</translation>
    </message>
    <message>
        <source>Why (may stay open)</source>
        <translation>Waarom (mag open blijven)</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>Aan wie?</translation>
    </message>
    <message>
        <source>Why no longer needed? One key withdraws it</source>
        <translation>Waarom vervalt het? Eén toets laat het vervallen</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>Geen reden</translation>
    </message>
    <message>
        <source>Promise {minute} and hang up</source>
        <translation>Beloof {minute} en hang op</translation>
    </message>
    <message>
        <source>Promise {minute}</source>
        <translation>Beloof {minute}</translation>
    </message>
</context>
<context>
    <name>PromiseNumber</name>
    <message>
        <source>Take this number</source>
        <translation>Neem dit nummer</translation>
    </message>
    <message>
        <source>Keep to {number}</source>
        <translation>Blijf bij {number}</translation>
    </message>
    <message>
        <source>Back to {number}</source>
        <translation>Terug naar {number}</translation>
    </message>
</context>
<context>
    <name>PromisePanel</name>
    <message>
        <source>Open 112</source>
        <translation>Open 112</translation>
    </message>
    <message>
        <source>New minute</source>
        <translation>Tussenbericht</translation>
    </message>
    <message>
        <source>To a colleague</source>
        <translation>Geef aan collega</translation>
    </message>
    <message>
        <source>I take over</source>
        <translation>Ik neem over</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Vervalt</translation>
    </message>
    <message>
        <source>Tried twice, and danger is still open: propose 112</source>
        <translation>Twee keer geprobeerd en gevaar staat nog open: stel 112 voor</translation>
    </message>
    <message>
        <source>Kept at {time}</source>
        <translation>Nagekomen om {time}</translation>
    </message>
    <message>
        <source>No longer needed since {time}</source>
        <translation>Vervallen om {time}</translation>
    </message>
    <message>
        <source>Replaced by another promise at {time}</source>
        <translation>Vervangen door een andere afspraak om {time}</translation>
    </message>
</context>
<context>
    <name>PromiseTalk</name>
    <message>
        <source>I call now</source>
        <translation>Ik bel nu</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>Hoe ging het?</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Volgende poging</translation>
    </message>
    <message>
        <source>in 5 minutes</source>
        <translation>over 5 minuten</translation>
    </message>
    <message>
        <source>And now?</source>
        <translation>En nu?</translation>
    </message>
    <message>
        <source>The decision was told</source>
        <translation>Besluit verteld</translation>
    </message>
    <message>
        <source>Note decision</source>
        <translation>Besluit noteren</translation>
    </message>
    <message>
        <source>Not yet: new minute</source>
        <translation>Nog niet: tussenbericht</translation>
    </message>
    <message>
        <source>Go on asking</source>
        <translation>Verder met de uitvraag</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Bereikt</translation>
    </message>
    <message>
        <source>Taken over...</source>
        <translation>Overgenomen...</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>In gesprek</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Iemand anders</translation>
    </message>
    <message>
        <source>{question} Worse than before?</source>
        <translation>{question} Erger dan net?</translation>
    </message>
    <message>
        <source>Ask first: {question} Worse than before?</source>
        <translation>Vraag eerst: {question} Erger dan net?</translation>
    </message>
</context>
<context>
    <name>ProposalBox</name>
    <message>
        <source>Proposal</source>
        <translation>Voorstel</translation>
    </message>
    <message>
        <source>No proposal yet</source>
        <translation>Nog geen voorstel</translation>
    </message>
    <message>
        <source>Answer a question first.</source>
        <translation>Beantwoord eerst een vraag.</translation>
    </message>
    <message>
        <source>Proposal · provisional, {count} open</source>
        <translation>Voorstel · voorlopig, {count} open</translation>
    </message>
    <message>
        <source>Still counts: {answer}</source>
        <translation>Telt nog mee: {answer}</translation>
    </message>
    <message>
        <source>Open: {question}</source>
        <translation>Open: {question}</translation>
    </message>
    <message>
        <source>and {count} more open</source>
        <translation>en nog {count} open</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Red flag: {say}</source>
        <translation>Rode vlag: {say}</translation>
    </message>
    <message>
        <source>Still counts: a danger answer stays until it is itself corrected.</source>
        <translation>Blijft tellen: een gevaarsantwoord geldt tot het zelf wordt verbeterd.</translation>
    </message>
    <message>
        <source>Chosen: {answers}</source>
        <translation>Gekozen: {answers}</translation>
    </message>
    <message>
        <source>This question takes no text; Enter goes on.</source>
        <translation>Deze vraag heeft geen tekst; Enter gaat verder.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>confirmed</source>
        <translation>bevestigd</translation>
    </message>
    <message>
        <source>! {time} too late</source>
        <translation>! {time} te laat</translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation>voor {time}</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Read aloud</source>
        <translation>Lees voor</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Where now</source>
        <translation>Waar nu</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Voorstel</translation>
    </message>
    <message>
        <source>No report open: the call is noted nowhere.</source>
        <translation>Geen melding open: het telefoontje wordt niet genoteerd.</translation>
    </message>
    <message>
        <source>Not known: ask where the child is now</source>
        <translation>Niet bekend: vraag waar het kind nu is</translation>
    </message>
    <message>
        <source>no proposal yet</source>
        <translation>nog geen voorstel</translation>
    </message>
    <message>
        <source>provisional, {count} open</source>
        <translation>voorlopig, {count} open</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>go to this question</source>
        <translation>ga naar deze vraag</translation>
    </message>
</context>
<context>
    <name>ReferralActs</name>
    <message>
        <source>Takes it</source>
        <translation>Neemt het aan</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>In gesprek</translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation>Bericht achtergelaten</translation>
    </message>
    <message>
        <source>Family reached</source>
        <translation>Gezin gesproken</translation>
    </message>
    <message>
        <source>Help began</source>
        <translation>Hulp begonnen</translation>
    </message>
    <message>
        <source>The referrer heard it</source>
        <translation>Verwijzer heeft het gehoord</translation>
    </message>
    <message>
        <source>Call the {role}</source>
        <translation>Bel de {role}</translation>
    </message>
    <message>
        <source>Ruled: they take the family</source>
        <translation>Beslist: zij nemen het gezin</translation>
    </message>
    <message>
        <source>Ruled: the refusal stands</source>
        <translation>Beslist: de weigering blijft</translation>
    </message>
    <message>
        <source>On to {name}</source>
        <translation>Door naar {name}</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>Andere aanbieder</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Intrekken</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Ongedaan maken: {what}</translation>
    </message>
</context>
<context>
    <name>ReferralCard</name>
    <message>
        <source>number not known</source>
        <translation>nummer niet bekend</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>niet gecontroleerd</translation>
    </message>
    <message>
        <source>ask for it</source>
        <translation>vraag ernaar</translation>
    </message>
    <message>
        <source>Before: {who}</source>
        <translation>Eerder: {who}</translation>
    </message>
</context>
<context>
    <name>ReferralPanel</name>
    <message>
        <source>Referral</source>
        <translation>Doorverwijzing</translation>
    </message>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Who has the family?</source>
        <translation>Wie houdt het gezin?</translation>
    </message>
    <message>
        <source>Refuses, because</source>
        <translation>Weigert, want</translation>
    </message>
    <message>
        <source>Which provider?</source>
        <translation>Welke aanbieder?</translation>
    </message>
    <message>
        <source>Or one that is in no list</source>
        <translation>Of een die niet in de lijst staat</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>Who did you speak with?</source>
        <translation>Wie sprak u?</translation>
    </message>
    <message>
        <source>name, function</source>
        <translation>naam, functie</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>as you dial it</source>
        <translation>zoals u het belt</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>Referral · {whose}</source>
        <translation>Doorverwijzing · {whose}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Bel {number}</translation>
    </message>
    <message>
        <source>{who}: open</source>
        <translation>{who}: nog open</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
    <message>
        <source>After them: {name}, {number}</source>
        <translation>Daarna: {name}, {number}</translation>
    </message>
    <message>
        <source>Nobody after them. Call the {role}: {name}, {number}</source>
        <translation>Daarna niemand meer. Bel de {role}: {name}, {number}</translation>
    </message>
    <message>
        <source>Tell them that it is not needed: {names}</source>
        <translation>Zeg af: {names}</translation>
    </message>
    <message>
        <source>Calling {number}</source>
        <translation>Belt {number}</translation>
    </message>
    <message>
        <source>Dial yourself: {number}</source>
        <translation>Kies zelf: {number}</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>Vraag {name}</translation>
    </message>
    <message>
        <source>Choose above who has the family</source>
        <translation>Kies hierboven wie het gezin houdt</translation>
    </message>
    <message>
        <source>{name} takes it</source>
        <translation>{name} neemt het aan</translation>
    </message>
    <message>
        <source>Yes, family reached</source>
        <translation>Ja, gezin gesproken</translation>
    </message>
    <message>
        <source>Yes, help began</source>
        <translation>Ja, hulp begonnen</translation>
    </message>
    <message>
        <source>Who spoke with the family?</source>
        <translation>Wie sprak het gezin?</translation>
    </message>
    <message>
        <source>Who begins with the help?</source>
        <translation>Wie begint met de hulp?</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>Callback request</source>
        <translation>Terugbelverzoek</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>name, function, organisation</source>
        <translation>naam, functie, organisatie</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>in a few words</source>
        <translation>in een paar woorden</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>Gebeld om</translation>
    </message>
    <message>
        <source>now; or 03:25, or 15 for minutes ago</source>
        <translation>nu, 03:25, of 15 (min geleden)</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>Op de lijst</translation>
    </message>
    <message>
        <source>Put on the list and open</source>
        <translation>Op de lijst en open</translation>
    </message>
    <message>
        <source>Called at {called}: call back before {due} ({span} after their call)</source>
        <translation>Gebeld om {called}: terugbellen voor {due} ({span} na hun telefoontje)</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>in call for {time}</source>
        <translation>{time} in gesprek</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>nog {time}</translation>
    </message>
    <message>
        <source>only {time} left</source>
        <translation>nog maar {time}</translation>
    </message>
    <message>
        <source>too late: {time}</source>
        <translation>te laat: {time}</translation>
    </message>
</context>
<context>
    <name>RiskBox</name>
    <message>
        <source>Know this first</source>
        <translation>Dit eerst weten</translation>
    </message>
    <message>
        <source>Nothing known of danger there.</source>
        <translation>Niets bekend van gevaar daar.</translation>
    </message>
    <message>
        <source>Nobody asked yet: {questions}</source>
        <translation>Nog niet gevraagd: {questions}</translation>
    </message>
</context>
<context>
    <name>RosterAbsencePanel</name>
    <message>
        <source>Absent</source>
        <translation>Afwezig</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>only what others need to know</source>
        <translation>alleen wat anderen moeten weten</translation>
    </message>
    <message>
        <source>Duties in that time</source>
        <translation>Diensten in die tijd</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Afwezigheid</translation>
    </message>
    <message>
        <source>They are there after all</source>
        <translation>Toch aanwezig</translation>
    </message>
    <message>
        <source>Note the absence</source>
        <translation>Afwezigheid noteren</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>verlof</translation>
    </message>
    <message>
        <source>ill</source>
        <translation>ziek</translation>
    </message>
    <message>
        <source>course</source>
        <translation>scholing</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>andere reden</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Is planned in that time: {count}. Enter opens a duty, to give it to somebody else.</source>
        <translation>Ingepland in die tijd: {count}. Enter opent een dienst, om die aan een ander te geven.</translation>
    </message>
    <message>
        <source>Noted for {name}</source>
        <translation>Genoteerd voor {name}</translation>
    </message>
    <message>
        <source>Who is absent?</source>
        <translation>Wie is er niet?</translation>
    </message>
    <message>
        <source>From when until when? {why}</source>
        <translation>Van wanneer tot wanneer? {why}</translation>
    </message>
    <message>
        <source>Noted. They were planned for nothing in that time.</source>
        <translation>Genoteerd. In die tijd was niets ingepland.</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Genoteerd.</translation>
    </message>
    <message>
        <source>Noted. {count} duties are empty now: fill them in the roster.</source>
        <translation>Genoteerd. Nu zonder iemand: {count}. Vul ze in het rooster.</translation>
    </message>
    <message>
        <source>{name} has and is called for: {duties}. Give it to somebody else.</source>
        <translation>{name} wordt nog wel gebeld voor: {duties}. Geef die aan iemand anders.</translation>
    </message>
    <message>
        <source>They are there after all.</source>
        <translation>Toch aanwezig.</translation>
    </message>
</context>
<context>
    <name>RosterChainPanel</name>
    <message>
        <source>Who is called when nobody answers</source>
        <translation>Wie wordt gebeld als niemand opneemt</translation>
    </message>
    <message>
        <source>A chain of one provider</source>
        <translation>Keten van één aanbieder</translation>
    </message>
    <message>
        <source>Steps, in order</source>
        <translation>Stappen, op volgorde</translation>
    </message>
    <message>
        <source>Minutes for the marked step</source>
        <translation>Minuten voor de gemarkeerde stap</translation>
    </message>
    <message>
        <source>One place earlier</source>
        <translation>Een plaats eerder</translation>
    </message>
    <message>
        <source>Take the marked step away</source>
        <translation>Gemarkeerde stap weghalen</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>hier ingesteld</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>zoals meegeleverd</translation>
    </message>
    <message>
        <source>To reach</source>
        <translation>Om te bereiken</translation>
    </message>
    <message>
        <source>Of provider</source>
        <translation>Van aanbieder</translation>
    </message>
    <message>
        <source>Add as the last step</source>
        <translation>Toevoegen als laatste stap</translation>
    </message>
    <message>
        <source>after {count} min</source>
        <translation>na {count} min</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>meteen</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
    <message>
        <source>The shipped chain counts again.</source>
        <translation>De meegeleverde keten geldt weer.</translation>
    </message>
    <message>
        <source>write a number of minutes</source>
        <translation>schrijf een aantal minuten</translation>
    </message>
</context>
<context>
    <name>RosterChoices</name>
    <message>
        <source>A newer version of this was read before</source>
        <translation>Hiervan is al een nieuwere versie ingelezen</translation>
    </message>
    <message>
        <source>What was changed by hand since, and is otherwise in the file</source>
        <translation>Wat intussen met de hand is gewijzigd, en in het bestand anders staat</translation>
    </message>
    <message>
        <source>What this file had before and no longer has</source>
        <translation>Wat dit bestand eerder had en nu niet meer</translation>
    </message>
    <message>
        <source>What other files planned in this time and this one does not have</source>
        <translation>Wat andere bestanden in deze tijd planden en dit bestand niet heeft</translation>
    </message>
    <message>
        <source>leave the older out</source>
        <translation>laat het oudere weg</translation>
    </message>
    <message>
        <source>take the older all the same</source>
        <translation>neem het oudere toch</translation>
    </message>
    <message>
        <source>stays as it was changed by hand</source>
        <translation>blijft zoals het met de hand is gewijzigd</translation>
    </message>
    <message>
        <source>becomes as the file has it</source>
        <translation>wordt zoals het in het bestand staat</translation>
    </message>
    <message>
        <source>stays on the roster</source>
        <translation>blijft op het rooster</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>vervalt</translation>
    </message>
    <message>
        <source>stays, unless this file fills its hours</source>
        <translation>blijft staan, tenzij dit bestand de uren vult</translation>
    </message>
    <message>
        <source>goes: this file is the whole roster</source>
        <translation>vervalt: dit bestand is het hele rooster</translation>
    </message>
</context>
<context>
    <name>RosterDaysPanel</name>
    <message>
        <source>Holidays</source>
        <translation>Feestdagen</translation>
    </message>
    <message>
        <source>No holidays in this year.</source>
        <translation>Geen feestdagen in dit jaar.</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>Dag toevoegen</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jaar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Voor wie</translation>
    </message>
    <message>
        <source>a holiday by the cao</source>
        <translation>feestdag volgens de cao</translation>
    </message>
    <message>
        <source>official, not in the cao</source>
        <translation>officieel, niet in de cao</translation>
    </message>
    <message>
        <source>an ordinary day</source>
        <translation>gewone dag</translation>
    </message>
    <message>
        <source>Which day? Write 24-12-2026.</source>
        <translation>Welke dag? Schrijf 24-12-2026.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
    <message>
        <source>Kept; the former day is an ordinary one.</source>
        <translation>Bewaard; de vorige dag is een gewone dag.</translation>
    </message>
    <message>
        <source>An ordinary day now.</source>
        <translation>Nu een gewone dag.</translation>
    </message>
</context>
<context>
    <name>RosterDutyPanel</name>
    <message>
        <source>Duty</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Or somebody who is in no list, by name</source>
        <translation>Of iemand die niet in de lijst staat, op naam</translation>
    </message>
    <message>
        <source>Number for this duty</source>
        <translation>Nummer voor deze dienst</translation>
    </message>
    <message>
        <source>Or another provider</source>
        <translation>Of een andere aanbieder</translation>
    </message>
    <message>
        <source>Called as</source>
        <translation>Wordt gebeld als</translation>
    </message>
    <message>
        <source>Note on this shift</source>
        <translation>Opmerking bij deze dienst</translation>
    </message>
    <message>
        <source>uses the other number tonight</source>
        <translation>gebruikt vannacht het andere nummer</translation>
    </message>
    <message>
        <source>Take off the roster</source>
        <translation>Van het rooster halen</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Bewaren als concept</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>Geldt nu meteen</translation>
    </message>
    <message>
        <source>On call, called first</source>
        <translation>Van dienst, wordt het eerst gebeld</translation>
    </message>
    <message>
        <source>Backup for those who are called first</source>
        <translation>Achterwacht van wie het eerst wordt gebeld</translation>
    </message>
    <message>
        <source>New duty</source>
        <translation>Nieuwe dienst</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Aanbieder</translation>
    </message>
    <message>
        <source>Swap or give away</source>
        <translation>Ruilen of weggeven</translation>
    </message>
    <message>
        <source>Somebody else takes over</source>
        <translation>Iemand anders neemt over</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>In tweeën splitsen</translation>
    </message>
    <message>
        <source>Give up the draft</source>
        <translation>Concept laten vervallen</translation>
    </message>
    <message>
        <source>Who is next?</source>
        <translation>Wie is aan de beurt?</translation>
    </message>
    <message>
        <source>From when until when? {why}</source>
        <translation>Van wanneer tot wanneer? {why}</translation>
    </message>
    <message>
        <source>Is it really that long? {hours}. The same key once more keeps it.</source>
        <translation>Klopt het dat dit zo lang is? {hours}. Dezelfde toets nog een keer bewaart het.</translation>
    </message>
    <message>
        <source>{what}. The same key once more keeps it.</source>
        <translation>{what}. Dezelfde toets nog een keer bewaart het.</translation>
    </message>
    <message>
        <source>{why} You had: {duty}.</source>
        <translation>{why} U had: {duty}.</translation>
    </message>
    <message>
        <source>First say for which role, and from when until when.</source>
        <translation>Zeg eerst voor welke rol, en van wanneer tot wanneer.</translation>
    </message>
</context>
<context>
    <name>RosterFairnessPanel</name>
    <message>
        <source>Fair shares</source>
        <translation>Eerlijk verdeeld</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>Who could have it, best first</source>
        <translation>Wie het kan doen, de beste eerst</translation>
    </message>
    <message>
        <source>What speaks against somebody is a warning: people choose.</source>
        <translation>Wat ertegen pleit is een waarschuwing: mensen kiezen.</translation>
    </message>
    <message>
        <source>Open posts, 60 days</source>
        <translation>Open plekken, 60 dagen</translation>
    </message>
    <message>
        <source>Enter: who is next</source>
        <translation>Enter: wie is aan de beurt</translation>
    </message>
    <message>
        <source>Open posts</source>
        <translation>Open plekken</translation>
    </message>
    <message>
        <source>Counted over</source>
        <translation>Geteld over</translation>
    </message>
    <message>
        <source>Shares per person</source>
        <translation>Aandeel per persoon</translation>
    </message>
    <message>
        <source>No duties in this time.</source>
        <translation>Geen diensten in deze tijd.</translation>
    </message>
    <message>
        <source>a month back and ahead</source>
        <translation>maand terug en vooruit</translation>
    </message>
    <message>
        <source>three months back</source>
        <translation>drie maanden terug</translation>
    </message>
    <message>
        <source>a year back</source>
        <translation>jaar terug</translation>
    </message>
    <message>
        <source>Who is next?</source>
        <translation>Wie is aan de beurt?</translation>
    </message>
    <message>
        <source>Nobody of the roster has this role; give it to somebody at People.</source>
        <translation>Niemand in het rooster heeft deze rol; geef die aan iemand bij Mensen.</translation>
    </message>
    <message>
        <source>duties {count}</source>
        <translation>diensten {count}</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} uur</translation>
    </message>
    <message>
        <source>nights {count}</source>
        <translation>nachten {count}</translation>
    </message>
    <message>
        <source>weekends {count}</source>
        <translation>weekenden {count}</translation>
    </message>
    <message>
        <source>holidays {count}</source>
        <translation>feestdagen {count}</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>past</translation>
    </message>
    <message>
        <source>mind</source>
        <translation>let op</translation>
    </message>
</context>
<context>
    <name>RosterFormPanel</name>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Van de lijst halen</translation>
    </message>
</context>
<context>
    <name>RosterHead</name>
    <message>
        <source>Roster</source>
        <translation>Rooster</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4 weken</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Maand</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>Add duty</source>
        <translation>Dienst toevoegen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>shows more or fewer days</source>
        <translation>toont meer of minder dagen</translation>
    </message>
    <message>
        <source>Publish ({count})</source>
        <translation>Publiceren ({count})</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
</context>
<context>
    <name>RosterImportPanel</name>
    <message>
        <source>Read a roster in</source>
        <translation>Rooster inlezen</translation>
    </message>
    <message>
        <source>File: Excel, ODS, CSV or iCalendar; type its place, or drop it here</source>
        <translation>Bestand: Excel, ODS, CSV of iCalendar; typ waar het staat, of sleep het hierheen</translation>
    </message>
    <message>
        <source>Role, where the file names none</source>
        <translation>Rol, waar het bestand er geen noemt</translation>
    </message>
    <message>
        <source>Provider, where the file names none</source>
        <translation>Aanbieder, waar het bestand er geen noemt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lezen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>What the file changes</source>
        <translation>Wat het bestand verandert</translation>
    </message>
    <message>
        <source>Take over as a draft</source>
        <translation>Overnemen als concept</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Ander bestand</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>other than it was</source>
        <translation>anders dan het was</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>vervalt</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>staat er al</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>niet overgenomen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>Take over as a draft: {count}</source>
        <translation>Overnemen als concept: {count}</translation>
    </message>
    <message>
        <source>Nobody knows what refused rows say: what other files planned stays unless good rows fill its hours.</source>
        <translation>Niemand weet wat geweigerde rijen zeggen: wat andere bestanden planden blijft, tenzij goede rijen de uren vullen.</translation>
    </message>
    <message>
        <source>This file is the whole roster of its roles and providers, {span}: {what}.</source>
        <translation>Dit bestand is het hele rooster van zijn rollen en aanbieders, {span}: {what}.</translation>
    </message>
    <message>
        <source>{count} duties go when it is published</source>
        <translation>{count} diensten vervallen bij publiceren</translation>
    </message>
    <message>
        <source>1 duty goes when it is published</source>
        <translation>1 dienst vervalt bij publiceren</translation>
    </message>
    <message>
        <source>nothing else stands there</source>
        <translation>er staat niets anders</translation>
    </message>
    <message>
        <source>What was planned by hand stays.</source>
        <translation>Wat met de hand is gepland blijft staan.</translation>
    </message>
    <message>
        <source>New among the staff: {names}</source>
        <translation>Nieuw bij de medewerkers: {names}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>rij {number}</translation>
    </message>
    <message>
        <source>sheet {sheet}, {row}</source>
        <translation>blad {sheet}, {row}</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>het bestand</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Aan het lezen...</translation>
    </message>
    <message>
        <source>First say who &apos;{name}&apos; is: one digit. {count} to ask.</source>
        <translation>Zeg eerst wie &apos;{name}&apos; is: één cijfer. Nog {count} te vragen.</translation>
    </message>
    <message>
        <source>Not all of it was taken over: {why}</source>
        <translation>Niet alles is overgenomen: {why}</translation>
    </message>
    <message>
        <source>Taking over: {done} of {total}</source>
        <translation>Aan het overnemen: {done} van {total}</translation>
    </message>
    <message>
        <source>Taken over as a draft. Look at it, and publish.</source>
        <translation>Overgenomen als concept. Bekijk het, en publiceer.</translation>
    </message>
    <message>
        <source>Reading: {done} of {total}</source>
        <translation>Aan het lezen: {done} van {total}</translation>
    </message>
    <message>
        <source>Stopped; nothing was taken over.</source>
        <translation>Gestopt; er is niets overgenomen.</translation>
    </message>
    <message>
        <source>What is wrong in a row is mended in the file; read it in again after that.</source>
        <translation>Wat in een rij niet klopt, verbetert u in het bestand; lees het daarna opnieuw in.</translation>
    </message>
</context>
<context>
    <name>RosterLawPanel</name>
    <message>
        <source>Working hours: limits</source>
        <translation>Werktijden: grenzen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>The limit: hours as 11 or 10:30, or a number of times; 0 is not checked</source>
        <translation>De grens: uren als 11 of 10:30, of een aantal keer; 0 is niet gecontroleerd</translation>
    </message>
    <message>
        <source>Keep this limit</source>
        <translation>Deze grens bewaren</translation>
    </message>
    <message>
        <source>usual {value}</source>
        <translation>gewoon {value}</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>niet gecontroleerd</translation>
    </message>
    <message>
        <source>Which value? Write hours as 11 or 10:30, or a number of times; 0: not checked.</source>
        <translation>Welke waarde? Schrijf uren als 11 of 10:30, of een aantal keer; 0: niet gecontroleerd.</translation>
    </message>
    <message>
        <source>Kept: {what}.</source>
        <translation>Bewaard: {what}.</translation>
    </message>
</context>
<context>
    <name>RosterLines</name>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>vervalt</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>te weinig</translation>
    </message>
</context>
<context>
    <name>RosterListPanel</name>
    <message>
        <source>Roster as a list</source>
        <translation>Rooster als lijst</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>{count} empty</source>
        <translation>{count} leeg</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>concept</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>vervalt</translation>
    </message>
</context>
<context>
    <name>RosterMenuPanel</name>
    <message>
        <source>Roster</source>
        <translation>Rooster</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Wat wilt u doen?</translation>
    </message>
    <message>
        <source>Add a duty</source>
        <translation>Dienst toevoegen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Read a roster in</source>
        <translation>Rooster inlezen</translation>
    </message>
    <message>
        <source>Take turns: a rotation</source>
        <translation>Om de beurt: wisseldienst</translation>
    </message>
    <message>
        <source>Who is needed when</source>
        <translation>Wie wanneer nodig is</translation>
    </message>
    <message>
        <source>People and numbers</source>
        <translation>Mensen en nummers</translation>
    </message>
    <message>
        <source>Somebody is absent</source>
        <translation>Iemand is er niet</translation>
    </message>
    <message>
        <source>Swaps and offers</source>
        <translation>Ruilen en aanbieden</translation>
    </message>
    <message>
        <source>Somebody on call now cannot</source>
        <translation>Iemand van dienst kan niet</translation>
    </message>
    <message>
        <source>What changed tonight</source>
        <translation>Wat vannacht veranderde</translation>
    </message>
    <message>
        <source>Test numbers</source>
        <translation>Nummers testen</translation>
    </message>
    <message>
        <source>Fair shares, and who is next</source>
        <translation>Eerlijk verdeeld, en wie is aan de beurt</translation>
    </message>
    <message>
        <source>Print a month</source>
        <translation>Maand afdrukken</translation>
    </message>
    <message>
        <source>Who is called when nobody answers</source>
        <translation>Wie wordt gebeld als niemand opneemt</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feestdagen</translation>
    </message>
    <message>
        <source>Working hours: limits</source>
        <translation>Werktijden: grenzen</translation>
    </message>
    <message>
        <source>Roster as a list</source>
        <translation>Rooster als lijst</translation>
    </message>
</context>
<context>
    <name>RosterMonthPanel</name>
    <message>
        <source>Print a month</source>
        <translation>Maand afdrukken</translation>
    </message>
    <message>
        <source>Which month</source>
        <translation>Welke maand</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>Wat wordt afgedrukt</translation>
    </message>
    <message>
        <source>Folder for the PDF</source>
        <translation>Map voor de PDF</translation>
    </message>
    <message>
        <source>Numbers that are private are left out.</source>
        <translation>Privénummers staan er niet op.</translation>
    </message>
    <message>
        <source>Make the PDF</source>
        <translation>PDF maken</translation>
    </message>
    <message>
        <source>Open it, to print</source>
        <translation>Openen om af te drukken</translation>
    </message>
    <message>
        <source>the roster in force</source>
        <translation>het rooster dat geldt</translation>
    </message>
    <message>
        <source>with the drafts</source>
        <translation>met de concepten</translation>
    </message>
    <message>
        <source>The PDF is being made...</source>
        <translation>De PDF wordt gemaakt...</translation>
    </message>
    <message>
        <source>It stands there: {path}</source>
        <translation>Hij staat er: {path}</translation>
    </message>
</context>
<context>
    <name>RosterNames</name>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>{count} names are new, each with a number: {names}</source>
        <translation>{count} namen zijn nieuw, elk met een nummer: {names}</translation>
    </message>
    <message>
        <source>add all of them to the staff</source>
        <translation>zet ze allemaal bij de medewerkers</translation>
    </message>
    <message>
        <source>ask one by one</source>
        <translation>vraag ze een voor een</translation>
    </message>
    <message>
        <source>keep all {count} names alone</source>
        <translation>alle {count} namen zo laten</translation>
    </message>
    <message>
        <source>somebody new: add them</source>
        <translation>iemand nieuw: toevoegen</translation>
    </message>
    <message>
        <source>keep the name alone</source>
        <translation>alleen de naam bewaren</translation>
    </message>
    <message>
        <source>nobody: leave this out</source>
        <translation>niemand, sla over</translation>
    </message>
    <message>
        <source>somebody else of the list</source>
        <translation>iemand anders van de lijst</translation>
    </message>
    <message>
        <source>rows {rows}</source>
        <translation>rij {rows}</translation>
    </message>
    <message>
        <source>sheet {sheet}, {row}</source>
        <translation>blad {sheet}, {row}</translation>
    </message>
    <message>
        <source>Who is &apos;{name}&apos;? ({where}, {count} to ask)</source>
        <translation>Wie is &apos;{name}&apos;? ({where}, nog {count} te vragen)</translation>
    </message>
</context>
<context>
    <name>RosterNearby</name>
    <message>
        <source>Or one digit: the newest in downloads and documents</source>
        <translation>Of een cijfer: de nieuwste in downloads en documenten</translation>
    </message>
</context>
<context>
    <name>RosterNeedsPanel</name>
    <message>
        <source>Nothing said yet. Without it only an empty post is a gap; add who is needed when.</source>
        <translation>Nog niets gezegd. Dan is alleen een lege plek een gat; voeg toe wie wanneer nodig is.</translation>
    </message>
    <message>
        <source>Who is needed when</source>
        <translation>Wie wanneer nodig is</translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation>Behoefte toevoegen</translation>
    </message>
    <message>
        <source>Or another provider</source>
        <translation>Of een andere aanbieder</translation>
    </message>
    <message>
        <source>On which days does it begin</source>
        <translation>Op welke dagen begint het</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Minstens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Hoogstens</translation>
    </message>
    <message>
        <source>any</source>
        <translation>geen grens</translation>
    </message>
    <message>
        <source>On holidays</source>
        <translation>Op feestdagen</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Geldig vanaf</translation>
    </message>
    <message>
        <source>always</source>
        <translation>altijd</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>like any other day</source>
        <translation>als op andere dagen</translation>
    </message>
    <message>
        <source>also then</source>
        <translation>dan ook</translation>
    </message>
    <message>
        <source>not then</source>
        <translation>dan niet</translation>
    </message>
    <message>
        <source>only then</source>
        <translation>alleen dan</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>elke dag</translation>
    </message>
    <message>
        <source>on holidays: {how}</source>
        <translation>op feestdagen: {how}</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Provider (none: whoever&apos;s they are)</source>
        <translation>Aanbieder (geen: van wie dan ook)</translation>
    </message>
    <message>
        <source>From when until when?</source>
        <translation>Van wanneer tot wanneer?</translation>
    </message>
    <message>
        <source>How many? Write a number.</source>
        <translation>Hoeveel? Schrijf een getal.</translation>
    </message>
    <message>
        <source>Valid from or up to which day? Write 21-11-2026, or nothing.</source>
        <translation>Geldig vanaf of tot en met welke dag? Schrijf 21-11-2026, of niets.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Bewaard.</translation>
    </message>
    <message>
        <source>Off the list.</source>
        <translation>Van de lijst.</translation>
    </message>
</context>
<context>
    <name>RosterNewsPanel</name>
    <message>
        <source>What changed in the roster</source>
        <translation>Wat veranderde in het rooster</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Wat veranderde</translation>
    </message>
    <message>
        <source>This replacement no longer counts</source>
        <translation>Deze vervanging telt niet meer</translation>
    </message>
    <message>
        <source>last evening 18:00</source>
        <translation>gisteravond 18:00</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>een dag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>een week</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} wijzigingen</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Niets veranderd</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} om naar te kijken</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>kijk hiernaar</translation>
    </message>
    <message>
        <source>It counts no longer.</source>
        <translation>Telt niet meer.</translation>
    </message>
</context>
<context>
    <name>RosterNumbersPanel</name>
    <message>
        <source>Numbers to test</source>
        <translation>Nummers om te testen</translation>
    </message>
    <message>
        <source>Nobody is called for a test now: it is night, or they have to sleep.</source>
        <translation>Bel nu niemand voor een test: het is nacht, of diegene slaapt.</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Werkt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Fout nummer</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>{count} te testen</translation>
    </message>
    <message>
        <source>Every number was tested</source>
        <translation>Elk nummer is getest</translation>
    </message>
    <message>
        <source>{count} wrong</source>
        <translation>{count} klopt niet</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>nu niet</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>klopt niet</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>te testen</translation>
    </message>
    <message>
        <source>{name}: {number} works.</source>
        <translation>{name}: {number} werkt.</translation>
    </message>
    <message>
        <source>{name}: no answer on {number}; try again later.</source>
        <translation>{name}: geen gehoor op {number}; probeer het later weer.</translation>
    </message>
    <message>
        <source>{name}: {number} is wrong; ask for another one.</source>
        <translation>{name}: {number} klopt niet; vraag een ander nummer.</translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
</context>
<context>
    <name>RosterPeoplePanel</name>
    <message>
        <source>People of the roster</source>
        <translation>Mensen in het rooster</translation>
    </message>
    <message>
        <source>Name, provider or role</source>
        <translation>Naam, aanbieder of rol</translation>
    </message>
    <message>
        <source>type to find somebody</source>
        <translation>typ om iemand te vinden</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Aanbieder</translation>
    </message>
    <message>
        <source>Roles (once more takes it off)</source>
        <translation>Rollen (nog een keer haalt weg)</translation>
    </message>
    <message>
        <source>Or another role</source>
        <translation>Of een andere rol</translation>
    </message>
    <message>
        <source>Private: only desks see it in full</source>
        <translation>Privé: alleen desks zien het helemaal</translation>
    </message>
    <message>
        <source>E-mail address, as roster files have it</source>
        <translation>E-mailadres, zoals in roosterbestanden</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Number tried first</source>
        <translation>Nummer dat het eerst wordt gebeld</translation>
    </message>
    <message>
        <source>Number {place}</source>
        <translation>Nummer {place}</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Iemand nieuw</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>Onderweg</translation>
    </message>
    <message>
        <source>Absent...</source>
        <translation>Afwezig...</translation>
    </message>
    <message>
        <source>Is planned again</source>
        <translation>Wordt weer ingepland</translation>
    </message>
    <message>
        <source>Is not planned any more</source>
        <translation>Wordt niet meer ingepland</translation>
    </message>
    <message>
        <source>somebody new</source>
        <translation>iemand nieuw</translation>
    </message>
    <message>
        <source>add</source>
        <translation>toevoegen</translation>
    </message>
    <message>
        <source>not planned any more</source>
        <translation>niet meer ingepland</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
    <message>
        <source>Kept: {name}.</source>
        <translation>Bewaard: {name}.</translation>
    </message>
    <message>
        <source>Kept: {name}. {count} duties ahead have an old number; called is: {number}.</source>
        <translation>Bewaard: {name}. Diensten met nog een oud nummer: {count}. Gebeld wordt: {number}.</translation>
    </message>
    <message>
        <source>Is not planned any more; what was done stays.</source>
        <translation>Wordt niet meer ingepland; wat gedaan is, blijft.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>Is not planned any more, but has {count} duties ahead: {duties}. Give them to somebody else.</source>
        <translation>Wordt niet meer ingepland, maar heeft nog {count} diensten: {duties}. Geef die aan iemand anders.</translation>
    </message>
    <message>
        <source>Is not planned any more, but has a duty ahead: {duties}. Give it to somebody else.</source>
        <translation>Wordt niet meer ingepland, maar heeft nog een dienst: {duties}. Geef die aan iemand anders.</translation>
    </message>
</context>
<context>
    <name>RosterPublishPanel</name>
    <message>
        <source>Publish the roster</source>
        <translation>Rooster publiceren</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Wat er verandert</translation>
    </message>
    <message>
        <source>Where somebody is missing</source>
        <translation>Waar iemand ontbreekt</translation>
    </message>
    <message>
        <source>Why may it stay like this?</source>
        <translation>Waarom mag het zo blijven?</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Of in eigen woorden</translation>
    </message>
    <message>
        <source>Which roles</source>
        <translation>Welke rollen</translation>
    </message>
    <message>
        <source>still being looked for</source>
        <translation>er wordt nog gezocht</translation>
    </message>
    <message>
        <source>the backup takes it</source>
        <translation>de achterwacht vangt het op</translation>
    </message>
    <message>
        <source>agreed with the provider</source>
        <translation>afgesproken met de aanbieder</translation>
    </message>
    <message>
        <source>the other desk takes it</source>
        <translation>de andere desk neemt het over</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} wijzigingen</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 wijziging</translation>
    </message>
    <message>
        <source>No drafts in this period</source>
        <translation>Geen concepten in deze periode</translation>
    </message>
    <message>
        <source>Publish: {count}</source>
        <translation>Publiceren: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>Somebody is missing {count} times; publishing is possible all the same. Enter fills a gap.</source>
        <translation>Er ontbreekt {count} keer iemand; publiceren kan toch. Enter vult een plek.</translation>
    </message>
    <message>
        <source>Somebody is missing once; publishing is possible all the same. Enter fills the gap.</source>
        <translation>Er ontbreekt één keer iemand; publiceren kan toch. Enter vult de plek.</translation>
    </message>
    <message>
        <source>Somebody is missing {count} times. Why may it stay like this?</source>
        <translation>Er ontbreekt {count} keer iemand. Waarom mag het zo blijven?</translation>
    </message>
    <message>
        <source>Somebody is missing once. Why may it stay like this?</source>
        <translation>Er ontbreekt één keer iemand. Waarom mag het zo blijven?</translation>
    </message>
</context>
<context>
    <name>RosterReplacePanel</name>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>Wie neemt over?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Somebody else, by name</source>
        <translation>Iemand anders, met naam</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>Neemt over</translation>
    </message>
    <message>
        <source>Undo: the roster as it was</source>
        <translation>Ongedaan maken: rooster zoals het was</translation>
    </message>
    <message>
        <source>ill</source>
        <translation>ziek</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>niet bereikbaar</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>andere reden</translation>
    </message>
    <message>
        <source>Nobody on call</source>
        <translation>Niemand van dienst</translation>
    </message>
    <message>
        <source>Nobody is on call here now. Plan a duty in the roster.</source>
        <translation>Hier heeft nu niemand dienst. Plan een dienst in het rooster.</translation>
    </message>
    <message>
        <source>Nobody of this role is free with a number. Write a name below.</source>
        <translation>Niemand met deze rol en een nummer is beschikbaar. Schrijf hieronder een naam.</translation>
    </message>
    <message>
        <source>from now {until}</source>
        <translation>van nu {until}</translation>
    </message>
    <message>
        <source>Call {name} now</source>
        <translation>Bel nu {name}</translation>
    </message>
    <message>
        <source>{name} takes over</source>
        <translation>{name} neemt over</translation>
    </message>
    <message>
        <source>This duty is over, or is no longer in force on the roster. Look at it there.</source>
        <translation>Deze dienst is voorbij, of telt niet (meer) in het rooster. Kijk daar.</translation>
    </message>
    <message>
        <source>{post}. In place of {name}.</source>
        <translation>{post}. In plaats van {name}.</translation>
    </message>
    <message>
        <source>{name} cannot</source>
        <translation>{name} kan niet</translation>
    </message>
    <message>
        <source>Somebody else has it by now</source>
        <translation>Intussen heeft iemand anders de dienst</translation>
    </message>
    <message>
        <source>By now {names} has it. Tell whoever you called.</source>
        <translation>Intussen heeft {names} de dienst. Zeg het tegen wie al gebeld is.</translation>
    </message>
    <message>
        <source>also {posts}</source>
        <translation>ook {posts}</translation>
    </message>
    <message>
        <source>Nobody was chosen: a name or number is typed below. Empty it, or click on somebody.</source>
        <translation>Niemand gekozen: hieronder staat een naam of nummer. Maak dat leeg, of klik op iemand.</translation>
    </message>
    <message>
        <source>Nobody was chosen: first go to &quot;Who takes over?&quot; (Shift+Tab), or click.</source>
        <translation>Niemand gekozen: ga eerst naar &quot;Wie neemt over?&quot; (Shift+Tab), of klik.</translation>
    </message>
    <message>
        <source>Undo this? Then {name} is on call again and {other} is not. O once more does it.</source>
        <translation>Ongedaan maken? Dan heeft {name} weer dienst en {other} niet. Nog een keer O doet het.</translation>
    </message>
    <message>
        <source>Undo this? Then nobody is on call here again. O once more does it.</source>
        <translation>Ongedaan maken? Dan heeft hier weer niemand dienst. Nog een keer O doet het.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Ongedaan gemaakt.</translation>
    </message>
    <message>
        <source>Undone. On call now: {names}.</source>
        <translation>Ongedaan gemaakt. Nu van dienst: {names}.</translation>
    </message>
    <message>
        <source>Undone. Nobody is on call here now!</source>
        <translation>Ongedaan gemaakt. Nu heeft hier niemand dienst!</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>geen nummer</translation>
    </message>
    <message>
        <source>{name} takes over. Call them; the shift lead reads it in the morning.</source>
        <translation>{name} neemt over. Bel nu; de dienstleider leest het morgenochtend.</translation>
    </message>
    <message>
        <source>{name} takes over, but cannot be called like this: {why}. Ask for the number.</source>
        <translation>{name} neemt over, maar is zo niet te bellen: {why}. Vraag het nummer.</translation>
    </message>
    <message>
        <source>{name} takes over. Let them know; the shift lead reads it in the morning.</source>
        <translation>{name} neemt over. Laat het weten; de dienstleider leest het morgenochtend.</translation>
    </message>
    <message>
        <source>Still {who}: {posts}. Replace there too (F8).</source>
        <translation>Nog van {who}: {posts}. Vervang ook daar (F8).</translation>
    </message>
</context>
<context>
    <name>RosterRotationPanel</name>
    <message>
        <source>No rotation yet. Add one, and its turns are planned as drafts.</source>
        <translation>Nog geen wisseldienst. Voeg er een toe, dan komen de beurten als concept in het rooster.</translation>
    </message>
    <message>
        <source>Rotations</source>
        <translation>Wisseldiensten</translation>
    </message>
    <message>
        <source>Add a rotation</source>
        <translation>Wisseldienst toevoegen</translation>
    </message>
    <message>
        <source>Turns, in order</source>
        <translation>Beurten, op volgorde</translation>
    </message>
    <message>
        <source>Whoever is chosen</source>
        <translation>Wie wordt gekozen</translation>
    </message>
    <message>
        <source>First turn begins on</source>
        <translation>Eerste beurt begint op</translation>
    </message>
    <message>
        <source>Days each</source>
        <translation>Dagen per beurt</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>Overdracht om</translation>
    </message>
    <message>
        <source>Duty on these days</source>
        <translation>Dienst op deze dagen</translation>
    </message>
    <message>
        <source>Duty from</source>
        <translation>Dienst van</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>A turn counts</source>
        <translation>Een beurt telt</translation>
    </message>
    <message>
        <source>Plan turns from</source>
        <translation>Beurten inplannen vanaf</translation>
    </message>
    <message>
        <source>Up to and including</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>gets the next turn</source>
        <translation>krijgt de volgende beurt</translation>
    </message>
    <message>
        <source>goes together with the last one</source>
        <translation>gaat samen met de laatste</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>elke dag</translation>
    </message>
    <message>
        <source>working days only</source>
        <translation>alleen werkdagen</translation>
    </message>
    <message>
        <source>An empty turn</source>
        <translation>Lege beurt</translation>
    </message>
    <message>
        <source>Take the marked turn away</source>
        <translation>Gemarkeerde beurt weghalen</translation>
    </message>
    <message>
        <source>Keep, and plan these turns as drafts</source>
        <translation>Bewaren, en deze beurten als concept inplannen</translation>
    </message>
    <message>
        <source>whole turns from {time}</source>
        <translation>hele beurten vanaf {time}</translation>
    </message>
    <message>
        <source>{count} days each</source>
        <translation>{count} dagen per beurt</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Aanbieder</translation>
    </message>
    <message>
        <source>Add to the turns</source>
        <translation>Toevoegen aan de beurten</translation>
    </message>
    <message>
        <source>turn {number}</source>
        <translation>beurt {number}</translation>
    </message>
    <message>
        <source>Kept. Its turns are planned when you ask for it.</source>
        <translation>Bewaard. De beurten worden ingepland als u daarom vraagt.</translation>
    </message>
    <message>
        <source>On which day does the first turn begin?</source>
        <translation>Op welke dag begint de eerste beurt?</translation>
    </message>
    <message>
        <source>At what time? Write 17:00.</source>
        <translation>Hoe laat? Schrijf 17:00.</translation>
    </message>
    <message>
        <source>How many days is a turn?</source>
        <translation>Hoeveel dagen duurt een beurt?</translation>
    </message>
    <message>
        <source>Plan from which day up to which day?</source>
        <translation>Inplannen van welke dag tot en met welke dag?</translation>
    </message>
    <message>
        <source>Planned as drafts. Look at it, and publish.</source>
        <translation>Ingepland als concept. Bekijk het, en publiceer.</translation>
    </message>
    <message>
        <source>Off the list; its duties stand.</source>
        <translation>Van de lijst; de diensten blijven staan.</translation>
    </message>
</context>
<context>
    <name>RosterScreen</name>
    <message>
        <source>Published: {count} changes are in force from now on.</source>
        <translation>Gepubliceerd: {count} wijzigingen gelden vanaf nu.</translation>
    </message>
    <message>
        <source>Published: 1 change is in force from now on.</source>
        <translation>Gepubliceerd: 1 wijziging geldt vanaf nu.</translation>
    </message>
</context>
<context>
    <name>RosterSide</name>
    <message>
        <source>On call now</source>
        <translation>Nu van dienst</translation>
    </message>
    <message>
        <source>Attention: being checked</source>
        <translation>Aandacht: wordt nagekeken</translation>
    </message>
    <message>
        <source>Attention ({count})</source>
        <translation>Aandacht ({count})</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
</context>
<context>
    <name>RosterSplitPanel</name>
    <message>
        <source>Split a duty</source>
        <translation>Dienst splitsen</translation>
    </message>
    <message>
        <source>Split at</source>
        <translation>Splitsen om</translation>
    </message>
    <message>
        <source>23:00, or su 02:00</source>
        <translation>23:00, of zo 02:00</translation>
    </message>
    <message>
        <source>Split at, time</source>
        <translation>Splitsen om, tijd op de klok</translation>
    </message>
    <message>
        <source>Who has the second part</source>
        <translation>Wie heeft het tweede deel</translation>
    </message>
    <message>
        <source>Who has the second part, best first</source>
        <translation>Wie heeft het tweede deel, beste eerst</translation>
    </message>
    <message>
        <source>Split, as drafts</source>
        <translation>Splitsen, als concept</translation>
    </message>
    <message>
        <source>This duty is no longer on the roster.</source>
        <translation>Deze dienst staat niet meer in het rooster.</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>past</translation>
    </message>
    <message>
        <source>mind</source>
        <translation>let op</translation>
    </message>
    <message>
        <source>Stays with {name}</source>
        <translation>Blijft bij {name}</translation>
    </message>
    <message>
        <source>two duties that touch</source>
        <translation>twee diensten na elkaar</translation>
    </message>
    <message>
        <source>When is it split? {why}</source>
        <translation>Om hoe laat splitsen? {why}</translation>
    </message>
</context>
<context>
    <name>RosterSwapPanel</name>
    <message>
        <source>Swaps</source>
        <translation>Ruilen</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Wat wordt gevraagd</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Waarom (mag leeg blijven)</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Vragen</translation>
    </message>
    <message>
        <source>To ask one: go to a duty on the Roster screen (Ctrl+Shift+R) and press R.</source>
        <translation>Een ruil vragen: ga in het Rooster (Ctrl+Shift+R) op een dienst staan en druk R.</translation>
    </message>
    <message>
        <source>give it away</source>
        <translation>weggeven</translation>
    </message>
    <message>
        <source>swap it for another duty</source>
        <translation>ruilen tegen een andere dienst</translation>
    </message>
    <message>
        <source>offer it to everybody</source>
        <translation>aan iedereen aanbieden</translation>
    </message>
    <message>
        <source>This duty is a draft. Publish it first; then it can be swapped or given away.</source>
        <translation>Deze dienst is een concept. Publiceer die eerst; daarna kan hij geruild of weggegeven worden.</translation>
    </message>
    <message>
        <source>Swap: {name}</source>
        <translation>Ruilen: {name}</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Aan wie</translation>
    </message>
    <message>
        <source>Against which duty</source>
        <translation>Tegen welke dienst</translation>
    </message>
    <message>
        <source>{count} wait for a yes</source>
        <translation>{count} wachten op een ja</translation>
    </message>
    <message>
        <source>1 waits for a yes</source>
        <translation>1 wacht op een ja</translation>
    </message>
    <message>
        <source>No swap waits</source>
        <translation>Er wacht geen ruil</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>goedgekeurd</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>ingetrokken</translation>
    </message>
    <message>
        <source>It turned out otherwise: {what} is {state}, by another desk. Tell whoever you told.</source>
        <translation>Het liep anders: {what} is {state}, door een andere desk. Zeg het tegen wie u het vertelde.</translation>
    </message>
    <message>
        <source>asked by {name}</source>
        <translation>gevraagd door {name}</translation>
    </message>
    <message>
        <source>the duty is no longer on the roster</source>
        <translation>de dienst staat niet meer in het rooster</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nog niemand</translation>
    </message>
    <message>
        <source>Choose who gets the duty.</source>
        <translation>Kies wie de dienst krijgt.</translation>
    </message>
    <message>
        <source>Which part? {why}</source>
        <translation>Welk deel? {why}</translation>
    </message>
    <message>
        <source>Asked. It counts once it is approved, below.</source>
        <translation>Gevraagd. Het telt zodra het is goedgekeurd, hieronder.</translation>
    </message>
    <message>
        <source>Approved: it counts from now on.</source>
        <translation>Goedgekeurd: het telt vanaf nu.</translation>
    </message>
    <message>
        <source>Who takes {what}?</source>
        <translation>Wie neemt {what}?</translation>
    </message>
    <message>
        <source>Refused: everything stays as it was.</source>
        <translation>Geweigerd: alles blijft zoals het was.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Ingetrokken.</translation>
    </message>
    <message>
        <source>Taken; it waits for a yes.</source>
        <translation>Genomen; wacht op een ja.</translation>
    </message>
</context>
<context>
    <name>RosterWork</name>
    <message>
        <source>No duty here.</source>
        <translation>Hier staat geen dienst.</translation>
    </message>
    <message>
        <source>Moved, as a draft: {names}</source>
        <translation>Verplaatst, als concept: {names}</translation>
    </message>
    <message>
        <source>Other hours, as a draft: {names}</source>
        <translation>Andere uren, als concept: {names}</translation>
    </message>
    <message>
        <source>Stays after all: {names}</source>
        <translation>Blijft toch staan: {names}</translation>
    </message>
    <message>
        <source>Goes when published: {names}</source>
        <translation>Vervalt bij publiceren: {names}</translation>
    </message>
    <message>
        <source>Draft given up: {names}</source>
        <translation>Concept weggehaald: {names}</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Er is niets om ongedaan te maken.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Ongedaan gemaakt: {what}</translation>
    </message>
    <message>
        <source>the last change of a panel</source>
        <translation>de laatste wijziging in een paneel</translation>
    </message>
    <message>
        <source>Week of {day} taken. Go to another week; Ctrl+V plans it there as drafts.</source>
        <translation>Week van {day} gekopieerd. Ga naar een andere week; Ctrl+V plant hem daar in als concept.</translation>
    </message>
    <message>
        <source>No week taken yet: Ctrl+C takes the week where you are.</source>
        <translation>Nog geen week gekopieerd: Ctrl+C kopieert de week waar u staat.</translation>
    </message>
    <message>
        <source>The week of {day} stands here already.</source>
        <translation>De week van {day} staat hier al.</translation>
    </message>
    <message>
        <source>Week of {day} planned here as drafts: {count} duties</source>
        <translation>Week van {day} hier als concept ingepland: {count} diensten</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it.</source>
        <translation>Ctrl+Z maakt het ongedaan.</translation>
    </message>
    <message>
        <source>{what}. This part was changed on top of the roster or is past: change it there.</source>
        <translation>{what}. Dit deel is voorbij of komt van een ruil of vervanging en is hier niet te verplaatsen.</translation>
    </message>
</context>
<context>
    <name>RouteButton</name>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
    <message>
        <source>number not checked by anyone yet</source>
        <translation>nummer nog door niemand gecontroleerd</translation>
    </message>
</context>
<context>
    <name>RouteNumber</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>ask the provider or the family</source>
        <translation>vraag de aanbieder of het gezin</translation>
    </message>
    <message>
        <source>Which number?</source>
        <translation>Welk nummer?</translation>
    </message>
    <message>
        <source>not checked by anyone</source>
        <translation>niet gecontroleerd</translation>
    </message>
    <message>
        <source>source: {source}</source>
        <translation>bron: {source}</translation>
    </message>
</context>
<context>
    <name>RoutePanel</name>
    <message>
        <source>Who calls?</source>
        <translation>Wie belt?</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Overgenomen</translation>
    </message>
    <message>
        <source>The child is at</source>
        <translation>Het kind is op</translation>
    </message>
    <message>
        <source>Caller can be reached on</source>
        <translation>Beller is bereikbaar op</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>Wat u zegt</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Andere nummers</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Beller</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>I, second telephone</source>
        <translation>Ik, tweede toestel</translation>
    </message>
    <message>
        <source>Once more {key} = call</source>
        <translation>Nog eens {key} = bellen</translation>
    </message>
    <message>
        <source>Enter never calls. {how}</source>
        <translation>Enter belt nooit. {how}</translation>
    </message>
    <message>
        <source>the number</source>
        <translation>het nummer</translation>
    </message>
    <message>
        <source>Calling {number}</source>
        <translation>Belt {number}</translation>
    </message>
    <message>
        <source>Caller dials: {number}</source>
        <translation>Beller kiest: {number}</translation>
    </message>
    <message>
        <source>Colleague dials: {number}</source>
        <translation>Collega kiest: {number}</translation>
    </message>
    <message>
        <source>Dial yourself: {number}</source>
        <translation>Kies zelf: {number}</translation>
    </message>
    <message>
        <source>Caller calls {number}</source>
        <translation>Beller belt {number}</translation>
    </message>
    <message>
        <source>Colleague calls {number}</source>
        <translation>Collega belt {number}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Bel {number}</translation>
    </message>
    <message>
        <source>Call: {key} once more, or click. Enter and digits never call.</source>
        <translation>Bellen: nog eens {key}, of klik. Enter en cijfers bellen nooit.</translation>
    </message>
    <message>
        <source>Call: {key} twice, or click. Enter and digits never call.</source>
        <translation>Bellen: twee keer {key}, of klik. Enter en cijfers bellen nooit.</translation>
    </message>
    <message>
        <source>No report open: calling opens one.</source>
        <translation>Geen melding open: bellen opent er een.</translation>
    </message>
    <message>
        <source>The report is open; ask where the child is now.</source>
        <translation>De melding is open; vraag waar het kind nu is.</translation>
    </message>
    <message>
        <source>Not known: ask where the child is now</source>
        <translation>Niet bekend: vraag waar het kind nu is</translation>
    </message>
    <message>
        <source>Not known: ask for a number</source>
        <translation>Niet bekend: vraag een nummer</translation>
    </message>
</context>
<context>
    <name>SafetyBox</name>
    <message>
        <source>{time}, {who}</source>
        <translation>{time}, {who}</translation>
    </message>
    <message>
        <source>Safety agreement</source>
        <translation>Veiligheidsafspraak</translation>
    </message>
    <message>
        <source>We call later than they can hold ({time}). Agree on an earlier minute.</source>
        <translation>Wij bellen later dan ze het volhouden ({time}). Spreek een eerdere minuut af.</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>Open: {what}</translation>
    </message>
    <message>
        <source>Read back at {time}</source>
        <translation>Voorgelezen om {time}</translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Niet meer nodig</translation>
    </message>
    <message>
        <source>Who stays with the child?</source>
        <translation>Wie blijft bij het kind?</translation>
    </message>
    <message>
        <source>mother, all night in the house</source>
        <translation>moeder, de hele nacht in huis</translation>
    </message>
    <message>
        <source>What was put away?</source>
        <translation>Wat is weggelegd?</translation>
    </message>
    <message>
        <source>pills at grandmother&apos;s, knives locked</source>
        <translation>pillen bij oma, messen achter slot</translation>
    </message>
    <message>
        <source>Whom do they call first if it gets worse?</source>
        <translation>Wie bellen ze eerst als het erger wordt?</translation>
    </message>
    <message>
        <source>name and number</source>
        <translation>naam en nummer</translation>
    </message>
    <message>
        <source>07:00, or 90 for minutes</source>
        <translation>07:00, of 90 voor minuten</translation>
    </message>
    <message>
        <source>They can hold until</source>
        <translation>Houden het vol tot</translation>
    </message>
    <message>
        <source>When do we call?</source>
        <translation>Wanneer bellen wij?</translation>
    </message>
    <message>
        <source>within that time</source>
        <translation>binnen die tijd</translation>
    </message>
    <message>
        <source>On which number?</source>
        <translation>Op welk nummer?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
    <message>
        <source>what else was agreed</source>
        <translation>wat er nog meer is afgesproken</translation>
    </message>
    <message>
        <source>They cannot hold it until morning: call the triagist now (F8), before this.</source>
        <translation>Ze houden het niet vol tot morgen: bel nu eerst de triagist (F8).</translation>
    </message>
    <message>
        <source>Safety agreement</source>
        <translation>Veiligheidsafspraak</translation>
    </message>
    <message>
        <source>Safety agreement · {child}</source>
        <translation>Veiligheidsafspraak · {child}</translation>
    </message>
    <message>
        <source>Two desks agreed something. Read both, and agree once more: that one holds.</source>
        <translation>Twee desks spraken iets af. Lees beide en spreek opnieuw af: dat geldt.</translation>
    </message>
    <message>
        <source>Agree anew: we call at {time}</source>
        <translation>Opnieuw afspreken: wij bellen om {time}</translation>
    </message>
    <message>
        <source>Agree: we call at {time}</source>
        <translation>Spreek af: wij bellen om {time}</translation>
    </message>
    <message>
        <source>{agree}, without a number</source>
        <translation>{agree}, zonder nummer</translation>
    </message>
    <message>
        <source>No number of the family yet: there is no number to call at {time}.</source>
        <translation>Nog geen nummer van het gezin: voor {time} is er geen nummer.</translation>
    </message>
    <message>
        <source>That is later than they can hold ({time}): call earlier, or let somebody go there.</source>
        <translation>Dat is later dan ze het volhouden ({time}): bel eerder, of laat iemand erheen gaan.</translation>
    </message>
</context>
<context>
    <name>SafetyRead</name>
    <message>
        <source>Read back, they agree</source>
        <translation>Voorgelezen, akkoord</translation>
    </message>
</context>
<context>
    <name>SavedLabel</name>
    <message>
        <source>saving…</source>
        <translation>bewaren…</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>bewaard</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>concept</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Name, number, reference or words</source>
        <translation>Naam, nummer, kenmerk of woorden</translation>
    </message>
    <message>
        <source>For example: Sem, 06-12 34, A-0419, agreements</source>
        <translation>Bijvoorbeeld: Sem, 06-12 34, A-0419, afspraken</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Today: {count}</source>
        <translation>Vandaag: {count}</translation>
    </message>
    <message>
        <source>No reports today</source>
        <translation>Vandaag geen meldingen</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or part of the number.</source>
        <translation>Niets gevonden. Probeer minder letters, of een deel van het nummer.</translation>
    </message>
    <message>
        <source>The newest {count}; type on to see fewer</source>
        <translation>De nieuwste {count}; typ verder voor minder</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Gevonden: {count}</translation>
    </message>
    <message>
        <source>Older than {days} days: only by reference, whole number or whole name.</source>
        <translation>Ouder dan {days} dagen: alleen op kenmerk, heel nummer of hele naam.</translation>
    </message>
</context>
<context>
    <name>SeatPanel</name>
    <message>
        <source>Who sits here?</source>
        <translation>Wie zit hier?</translation>
    </message>
    <message>
        <source>Somebody else takes over</source>
        <translation>Een ander neemt het over</translation>
    </message>
    <message>
        <source>Emergency access, newest first</source>
        <translation>Noodgrepen, de nieuwste eerst</translation>
    </message>
    <message>
        <source>Emergency access until {until}: {reason}</source>
        <translation>Noodgreep tot {until}: {reason}</translation>
    </message>
    <message>
        <source>The call, its clock, the report and what was typed go on. Esc: back.</source>
        <translation>Het gesprek, de klok, de melding en wat getypt is gaan door. Esc: terug.</translation>
    </message>
    <message>
        <source>Nobody signs in at this desk.</source>
        <translation>Op deze desk meldt zich niemand aan.</translation>
    </message>
    <message>
        <source>{name}, without an account, until {until}</source>
        <translation>{name}, zonder account, t/m {until}</translation>
    </message>
    <message>
        <source>Make the first shift lead</source>
        <translation>Maak de eerste dienstleider</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Scherm op slot</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Afmelden</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Noodgreep</translation>
    </message>
    <message>
        <source>Your account: password and app</source>
        <translation>Uw account: wachtwoord en app</translation>
    </message>
    <message>
        <source>Accounts of everybody</source>
        <translation>Accounts van iedereen</translation>
    </message>
</context>
<context>
    <name>SectionBar</name>
    <message>
        <source>Sections of the checklist</source>
        <translation>Onderdelen van de vragenlijst</translation>
    </message>
</context>
<context>
    <name>SectionTab</name>
    <message>
        <source>{done} of {all} answered</source>
        <translation>{done} van {all} beantwoord</translation>
    </message>
    <message>
        <source>danger questions open: {count}</source>
        <translation>gevaarsvragen open: {count}</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
</context>
<context>
    <name>SeenPanel</name>
    <message>
        <source>Who saw this</source>
        <translation>Wie heeft dit gezien</translation>
    </message>
    <message>
        <source>Who saw this report</source>
        <translation>Wie heeft deze melding gezien</translation>
    </message>
    <message>
        <source>No report open</source>
        <translation>Geen melding open</translation>
    </message>
    <message>
        <source>Who saw {reference}</source>
        <translation>Wie heeft {reference} gezien</translation>
    </message>
    <message>
        <source>people: {people} · acts: {acts}</source>
        <translation>personen: {people} · handelingen: {acts}</translation>
    </message>
    <message>
        <source>Everybody on duty sees the name and place of running reports on the board; lists and searches are in the export for the client (nachtwacht-admin audit).</source>
        <translation>Iedereen met dienst ziet op het bord de naam en de plaats van lopende meldingen; lijsten en zoeken staan in de uitvoer voor de cliënt (nachtwacht-admin audit).</translation>
    </message>
    <message>
        <source>break-glass</source>
        <translation>noodgreep</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>taken along</source>
        <translation>meegenomen</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Emergency access: Ctrl+Shift+B.</source>
        <translation>Noodgreep: Ctrl+Shift+B.</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Licht of donker</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Grootte van de letters</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Deze desk</translation>
    </message>
    <message>
        <source>Shared store</source>
        <translation>Gedeelde opslag</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
</context>
<context>
    <name>StateChips</name>
    <message>
        <source>Free</source>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>Onderweg</translation>
    </message>
</context>
<context>
    <name>StorePanel</name>
    <message>
        <source>Shared store</source>
        <translation>Gedeelde opslag</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>waiting to be shared: {count}</source>
        <translation>wacht op delen: {count}</translation>
    </message>
    <message>
        <source>last news of {time}</source>
        <translation>laatste stand {time}</translation>
    </message>
    <message>
        <source>Other desks: {count}</source>
        <translation>Andere desks: {count}</translation>
    </message>
    <message>
        <source>No other desk was heard since this one started.</source>
        <translation>Sinds de start is geen andere desk gezien.</translation>
    </message>
    <message>
        <source>New desks: {count}</source>
        <translation>Nieuwe desks: {count}</translation>
    </message>
    <message>
        <source>shares along since {time}, nobody admitted it</source>
        <translation>deelt mee sinds {time}, niemand liet hem toe</translation>
    </message>
    <message>
        <source>Admit {desk}</source>
        <translation>{desk} toelaten</translation>
    </message>
    <message>
        <source>Older reports</source>
        <translation>Oudere meldingen</translation>
    </message>
    <message>
        <source>There is no archive desk yet: every desk keeps everything.</source>
        <translation>Er is nog geen archiefdesk: elke desk houdt alles.</translation>
    </message>
    <message>
        <source>Kept whole by {names}; other desks fetch them when somebody opens one.</source>
        <translation>Heel bewaard op {names}; andere desks halen ze op als iemand er een opent.</translation>
    </message>
    <message>
        <source>desk without a name</source>
        <translation>desk zonder naam</translation>
    </message>
    <message>
        <source>{desk} is no archive any more</source>
        <translation>{desk} niet langer archief</translation>
    </message>
    <message>
        <source>Make {desk} an archive</source>
        <translation>{desk} archief maken</translation>
    </message>
    <message>
        <source>nobody sits there</source>
        <translation>daar zit niemand</translation>
    </message>
    <message>
        <source>also letter {letter}, as this desk</source>
        <translation>ook letter {letter}, net als deze desk</translation>
    </message>
    <message>
        <source>last heard {time}</source>
        <translation>laatst gehoord {time}</translation>
    </message>
    <message>
        <source>silent since {time}, {span}</source>
        <translation>stil sinds {time}, {span}</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>in gesprek</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>aan het werk</translation>
    </message>
    <message>
        <source>knows {count} facts less</source>
        <translation>loopt {count} feiten achter</translation>
    </message>
    <message>
        <source>clock {span} ahead</source>
        <translation>klok loopt {span} voor</translation>
    </message>
    <message>
        <source>clock {span} behind</source>
        <translation>klok loopt {span} achter</translation>
    </message>
</context>
<context>
    <name>StorePart</name>
    <message>
        <source>Shared store now</source>
        <translation>Gedeelde opslag nu</translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation>Vanaf de volgende start</translation>
    </message>
    <message>
        <source>Another store: its address</source>
        <translation>Adres van een andere opslag</translation>
    </message>
    <message>
        <source>Password, for the safe of this computer</source>
        <translation>Wachtwoord, voor de sleutelbos van deze computer</translation>
    </message>
    <message>
        <source>Choose this store</source>
        <translation>Kies deze opslag</translation>
    </message>
    <message>
        <source>Empty is the store of this computer alone. A choice counts from the next start. A desk that has reports already is moved by the administrator: nachtwacht-admin store join ADDRESS.</source>
        <translation>Leeg is de opslag van alleen deze computer. Een keuze geldt vanaf de volgende start. Een desk die al meldingen heeft, verhuist de beheerder: nachtwacht-admin store join ADRES.</translation>
    </message>
    <message>
        <source>NACHTWACHT_STORE names the store; what is chosen here counts when that is gone.</source>
        <translation>NACHTWACHT_STORE wijst de opslag aan; een keuze hier geldt pas als die weg is.</translation>
    </message>
    <message>
        <source>This is an exercise: it opens no store of anybody.</source>
        <translation>Dit is een oefening: die opent geen opslag van wie dan ook.</translation>
    </message>
    <message>
        <source>Looking whether the store answers...</source>
        <translation>Kijken of de opslag antwoordt...</translation>
    </message>
    <message>
        <source>Chosen, but now: {why}</source>
        <translation>Gekozen, maar nu: {why}</translation>
    </message>
    <message>
        <source>Chosen; it counts from the next start.</source>
        <translation>Gekozen; geldt vanaf de volgende start.</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Summary</source>
        <translation>Samenvatting</translation>
    </message>
    <message>
        <source>No report open. Open one first, then read its summary.</source>
        <translation>Geen melding open. Open er eerst een en lees dan de samenvatting.</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Kopieer als tekst</translation>
    </message>
    <message>
        <source>Triagist on call</source>
        <translation>Triagist van dienst</translation>
    </message>
    <message>
        <source>Note the decision</source>
        <translation>Noteer het besluit</translation>
    </message>
    <message>
        <source>Summary of {reference}</source>
        <translation>Samenvatting van {reference}</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>het klembord</translation>
    </message>
    <message>
        <source>Copied. Paste it only where it is safe.</source>
        <translation>Gekopieerd. Plak het alleen waar het veilig is.</translation>
    </message>
    <message>
        <source>unknown child</source>
        <translation>onbekend kind</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>{count} words: takes less than a minute to read aloud.</source>
        <translation>{count} woorden: in een minuut voor te lezen.</translation>
    </message>
    <message>
        <source>… : more stands in the report.</source>
        <translation>… : in de melding staat meer.</translation>
    </message>
</context>
<context>
    <name>SwapBox</name>
    <message>
        <source>asked</source>
        <translation>gevraagd</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>genomen</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>goedgekeurd</translation>
    </message>
    <message>
        <source>give away</source>
        <translation>weggeven</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>ruil</translation>
    </message>
    <message>
        <source>open offer</source>
        <translation>open aanbod</translation>
    </message>
    <message>
        <source>{kind} of a part</source>
        <translation>{kind}: een deel</translation>
    </message>
    <message>
        <source>Mind: {what}</source>
        <translation>Let op: {what}</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Goedkeuren</translation>
    </message>
    <message>
        <source>Somebody takes it</source>
        <translation>Iemand neemt het</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Weigeren</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Intrekken</translation>
    </message>
</context>
<context>
    <name>SwapsAgainst</name>
    <message>
        <source>{name} does not have this role</source>
        <translation>{name} heeft deze rol niet</translation>
    </message>
</context>
<context>
    <name>SyncLight</name>
    <message>
        <source>Shared store and the other desks (Ctrl+Shift+G)</source>
        <translation>Gedeelde opslag en de andere desks (Ctrl+Shift+G)</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>%1 waiting for the shared store</source>
        <translation>nog te delen: %1</translation>
    </message>
    <message>
        <source>No shared store</source>
        <translation>Geen gedeelde opslag</translation>
    </message>
    <message>
        <source>No shared store; as of %1</source>
        <translation>Geen gedeelde opslag; stand van %1</translation>
    </message>
    <message>
        <source>Level with the shared store</source>
        <translation>Gelijk met gedeelde opslag</translation>
    </message>
</context>
<context>
    <name>Tab</name>
    <message>
        <source>key {key}</source>
        <translation>toets {key}</translation>
    </message>
</context>
<context>
    <name>Takeover</name>
    <message>
        <source>Taken over by</source>
        <translation>Overgenomen door</translation>
    </message>
    <message>
        <source>name or function</source>
        <translation>naam of functie</translation>
    </message>
    <message>
        <source>at</source>
        <translation>om</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>Taken over at</source>
        <translation>Overgenomen om</translation>
    </message>
    <message>
        <source>Control room took over</source>
        <translation>Meldkamer nam over</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Overgenomen</translation>
    </message>
    <message>
        <source>called {time}, waiting until they take over</source>
        <translation>gebeld {time}, wacht op overname</translation>
    </message>
    <message>
        <source>Who took over? Without a name: the button below.</source>
        <translation>Wie nam over? Zonder naam: de knop hieronder.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notitie bewaren</translation>
    </message>
    <message>
        <source>Do not correct</source>
        <translation>Niet corrigeren</translation>
    </message>
    <message>
        <source>Enter on a note corrects it</source>
        <translation>Enter op een notitie: corrigeren</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er gebeurde</translation>
    </message>
    <message>
        <source>Timeline of {reference}</source>
        <translation>Tijdlijn van {reference}</translation>
    </message>
    <message>
        <source>Corrects the note of {time}</source>
        <translation>Corrigeert de notitie van {time}</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>gecorrigeerd</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>bewaren…</translation>
    </message>
    <message>
        <source>happened {time}, noted {later}</source>
        <translation>gebeurd {time}, genoteerd {later}</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Type to see fewer</source>
        <translation>Typ om minder te zien</translation>
    </message>
    <message>
        <source>Reports of today</source>
        <translation>Meldingen van vandaag</translation>
    </message>
    <message>
        <source>reports: {count}</source>
        <translation>meldingen: {count}</translation>
    </message>
    <message>
        <source>still open: {count}</source>
        <translation>nog open: {count}</translation>
    </message>
    <message>
        <source>promises: {count}</source>
        <translation>afspraken: {count}</translation>
    </message>
    <message>
        <source>too late: {count}</source>
        <translation>te laat: {count}</translation>
    </message>
    <message>
        <source>shown: {count}</source>
        <translation>getoond: {count}</translation>
    </message>
</context>
<context>
    <name>ToldBox</name>
    <message>
        <source>No decision yet.</source>
        <translation>Nog geen besluit.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>{who} asks, {time}: “{text}”</source>
        <translation>{who} vraagt, {time}: “{text}”</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>nog geen antwoord</translation>
    </message>
    <message>
        <source>{who} answers, {time}: “{text}”</source>
        <translation>{who} antwoordt, {time}: “{text}”</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reports</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Rooster</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Overdracht</translation>
    </message>
    <message>
        <source>Search name, number, reference</source>
        <translation>Zoek naam, nummer, kenmerk</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Doorverwijzen</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Ophangen</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Van dienst</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Samenvatting</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>Wie zit hier?</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>t/m %1</translation>
    </message>
    <message>
        <source>Emergency access until %1</source>
        <translation>noodgreep tot %1</translation>
    </message>
</context>
<context>
    <name>TriageScreen</name>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>Waits for triage</source>
        <translation>Wacht op triage</translation>
    </message>
    <message>
        <source>Nothing waits for triage.</source>
        <translation>Er wacht niets op triage.</translation>
    </message>
    <message>
        <source>Confirm the decision</source>
        <translation>Bevestig het besluit</translation>
    </message>
    <message>
        <source>Not confirmed after all</source>
        <translation>Toch niet bevestigd</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>Vraag terug</translation>
    </message>
    <message>
        <source>Note the decision</source>
        <translation>Noteer het besluit</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Open de melding</translation>
    </message>
    <message>
        <source>decision needed: {count}</source>
        <translation>besluit nodig: {count}</translation>
    </message>
    <message>
        <source>to confirm: {count}</source>
        <translation>te bevestigen: {count}</translation>
    </message>
    <message>
        <source>question open: {count}</source>
        <translation>vraag open: {count}</translation>
    </message>
    <message>
        <source>somebody else is to confirm: {count}</source>
        <translation>door een ander te bevestigen: {count}</translation>
    </message>
    <message>
        <source>too late: {count}</source>
        <translation>te laat: {count}</translation>
    </message>
    <message>
        <source>Second assessment</source>
        <translation>Tweede beoordeling</translation>
    </message>
    <message>
        <source>Asked.</source>
        <translation>Gevraagd.</translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>Seen</source>
        <translation>Gezien</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>De klok klopt</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>en nog %1</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>The safe of this computer does not answer; it may be locked and ask for its word.</source>
        <translation>De sleutelbos van deze computer antwoordt niet; misschien is hij vergrendeld en vraagt hij om zijn wachtwoord.</translation>
    </message>
    <message>
        <source>The safe of this computer does not have the key of this desk.</source>
        <translation>De sleutelbos van deze computer heeft de sleutel van deze desk niet.</translation>
    </message>
</context>
<context>
    <name>VisitEnd</name>
    <message>
        <source>How did it end?</source>
        <translation>Hoe liep het af?</translation>
    </message>
    <message>
        <source>Who stays and begins?</source>
        <translation>Wie blijft en begint?</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>Naar wie?</translation>
    </message>
    <message>
        <source>name or provider</source>
        <translation>naam of aanbieder</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
</context>
<context>
    <name>VisitFound</name>
    <message>
        <source>digits answer, Enter goes on</source>
        <translation>cijfers antwoorden, Enter gaat verder</translation>
    </message>
    <message>
        <source>What they find · {done} of {total}</source>
        <translation>Wat ze aantreffen · {done} van {total}</translation>
    </message>
</context>
<context>
    <name>VisitGone</name>
    <message>
        <source>Who does not go?</source>
        <translation>Wie gaat er niet?</translation>
    </message>
    <message>
        <source>Nobody goes</source>
        <translation>Niemand gaat</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>No report open. Open one first.</source>
        <translation>Geen melding open. Open er eerst een.</translation>
    </message>
    <message>
        <source>Which visit?</source>
        <translation>Welk bezoek?</translation>
    </message>
    <message>
        <source>Caller knows: help is on the way</source>
        <translation>Melder weet: hulp is onderweg</translation>
    </message>
    <message>
        <source>What they find</source>
        <translation>Wat ze aantreffen</translation>
    </message>
    <message>
        <source>Second assessment by telephone</source>
        <translation>Tweede beoordeling per telefoon</translation>
    </message>
    <message>
        <source>Somebody else goes too</source>
        <translation>Nog iemand gaat mee</translation>
    </message>
    <message>
        <source>Does not go</source>
        <translation>Gaat niet mee</translation>
    </message>
    <message>
        <source>They left</source>
        <translation>Weer weg</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Hoe het afliep</translation>
    </message>
    <message>
        <source>Send people again</source>
        <translation>Opnieuw mensen sturen</translation>
    </message>
    <message>
        <source>Last name off</source>
        <translation>Laatste naam eraf</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Ter plaatse</translation>
    </message>
    <message>
        <source>On site · {child}</source>
        <translation>Ter plaatse · {child}</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Onderweg</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Aangekomen</translation>
    </message>
    <message>
        <source>Heard of them: safe</source>
        <translation>Gehoord: veilig</translation>
    </message>
    <message>
        <source>Yes, send them; names follow</source>
        <translation>Ja, gestuurd; namen volgen</translation>
    </message>
    <message>
        <source>{name} goes too</source>
        <translation>{name} gaat mee</translation>
    </message>
    <message>
        <source>Send them now</source>
        <translation>Stuur ze nu</translation>
    </message>
    <message>
        <source>This is how it ended</source>
        <translation>Zo liep het af</translation>
    </message>
</context>
<context>
    <name>VisitPlan</name>
    <message>
        <source>To which address?</source>
        <translation>Naar welk adres?</translation>
    </message>
    <message>
        <source>street, number, place</source>
        <translation>straat, nummer, plaats</translation>
    </message>
    <message>
        <source>What else must they know?</source>
        <translation>Wat moeten ze nog meer weten?</translation>
    </message>
    <message>
        <source>dog, who is there, where to park</source>
        <translation>hond, wie er is, waar te parkeren</translation>
    </message>
    <message>
        <source>Also said: {places}</source>
        <translation>Ook gezegd: {places}</translation>
    </message>
</context>
<context>
    <name>VisitTold</name>
    <message>
        <source>Noted: {step}</source>
        <translation>Genoteerd: {step}</translation>
    </message>
    <message>
        <source>Nobody is named who goes. Is somebody going?</source>
        <translation>Niemand genoemd die gaat. Gaat er iemand?</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>Profile %1</source>
        <translation>Profiel %1</translation>
    </message>
</context>
</TS>
