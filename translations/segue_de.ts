<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>segue::AccountDesk</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
</context>
<context>
    <name>segue::AccountRow</name>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Erneut anmelden …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>the hub of this computer</source>
        <translation>der Hub dieses Computers</translation>
    </message>
    <message>
        <source>Reconnect %1</source>
        <translation>%1 neu verbinden</translation>
    </message>
    <message>
        <source>Sign in again to %1</source>
        <translation>Erneut bei %1 anmelden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <comment>catching up and how far</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Remove this account? Its copy on this computer is deleted. Everything stays at the server.</source>
        <translation>Dieses Konto entfernen? Die Kopie auf diesem Computer wird gelöscht. Auf dem Server bleibt alles erhalten.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Discard them and remove</source>
        <translation>Verwerfen und entfernen</translation>
    </message>
</context>
<context>
    <name>segue::AccountWizard</name>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>Teamleitung</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>From your profile at the hub, or from your administrator</source>
        <translation>Aus Ihrem Profil im Hub oder von Ihrem Administrator</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Token anzeigen</translation>
    </message>
    <message>
        <source>As you call it; the workspace&apos;s name if empty</source>
        <translation>Frei wählbar; ohne Angabe der Name des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Address of the Segue hub</source>
        <translation>Adresse des Segue-Hubs</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Marks its conversations where there are several accounts.</source>
        <translation>Kennzeichnet die Unterhaltungen, wenn es mehrere Konten gibt.</translation>
    </message>
    <message>
        <source>Add a Segue hub</source>
        <translation>Segue-Hub hinzufügen</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Sign in again: %1</source>
        <translation>Erneut anmelden: %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://support.example.com.</source>
        <translation>Das ist keine Adresse. Sie sieht so aus: https://support.example.com.</translation>
    </message>
    <message>
        <source>The token is missing: it tells the hub who you are.</source>
        <translation>Das Token fehlt: Es sagt dem Hub, wer Sie sind.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Check the address and the connection, then check again.</source>
        <translation>Prüfen Sie die Adresse und die Verbindung, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Check the token: copy it again, whole.</source>
        <translation>Prüfen Sie das Token: Kopieren Sie es noch einmal vollständig.</translation>
    </message>
    <message>
        <source>You are %1 (%2).</source>
        <translation>Sie sind %1 (%2).</translation>
    </message>
    <message>
        <source>You are %1 (%2) at %3.</source>
        <translation>Sie sind %1 (%2) bei %3.</translation>
    </message>
    <message>
        <source>Segue hub %1</source>
        <translation>Segue-Hub %1</translation>
    </message>
    <message>
        <source>Not possible with this token: %1</source>
        <translation>Mit diesem Token nicht möglich: %1</translation>
    </message>
    <message>
        <source>This address is not protected: your token and every message can be read on the way. Use https where you can.</source>
        <translation>Diese Adresse ist nicht geschützt: Ihr Token und jede Nachricht können unterwegs mitgelesen werden. Verwenden Sie nach Möglichkeit https.</translation>
    </message>
</context>
<context>
    <name>segue::AccountsSettings</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>The helpdesks whose conversations come together here.</source>
        <translation>Die Helpdesks, deren Unterhaltungen hier zusammenkommen.</translation>
    </message>
    <message>
        <source>No account yet. Add one to see its conversations.</source>
        <translation>Noch kein Konto. Fügen Sie eines hinzu, um seine Unterhaltungen zu sehen.</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>Signed in. Its conversations are being fetched.</source>
        <translation>Angemeldet. Die Unterhaltungen werden abgerufen.</translation>
    </message>
    <message>
        <source>This computer has no keyring: the token is forgotten when Segue ends, and you sign in again then.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund: Das Token wird beim Beenden von Segue vergessen, und Sie müssen sich dann erneut anmelden.</translation>
    </message>
</context>
<context>
    <name>segue::ActionRegistry</name>
    <message>
        <source>%1 (%2)</source>
        <comment>action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>segue::AgentLoadModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>open conversations and capacity</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Limit</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
</context>
<context>
    <name>segue::AgentTable</name>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
</context>
<context>
    <name>segue::ArticleConflict</name>
    <message>
        <source>Changed by somebody else</source>
        <translation>Von jemand anderem geändert</translation>
    </message>
    <message>
        <source>Their text</source>
        <translation>Deren Text</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Mit meinem überschreiben</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Deren übernehmen</translation>
    </message>
    <message>
        <source>Somebody else changed this article meanwhile</source>
        <translation>Jemand anderes hat diesen Artikel inzwischen geändert</translation>
    </message>
    <message>
        <source>Their version is on its way. Your text stays in the editor.</source>
        <translation>Die andere Fassung wird abgerufen. Ihr Text bleibt im Editor.</translation>
    </message>
    <message>
        <source>Your text stays in the editor below until you decide. This is theirs (%1, “%2”):</source>
        <translation>Ihr Text bleibt unten im Editor, bis Sie sich entscheiden. Dies ist die andere Fassung (%1, „%2“):</translation>
    </message>
</context>
<context>
    <name>segue::ArticleEditor</name>
    <message>
        <source>Back; what you typed is kept</source>
        <translation>Zurück; Ihre Eingaben bleiben erhalten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Title: the question as customers ask it</source>
        <translation>Titel: die Frage, wie Kunden sie stellen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Keywords, separated by commas</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>The answer, in Markdown: # heading, **bold**, - list, [link](https://…)</source>
        <translation>Die Antwort in Markdown: # Überschrift, **fett**, - Liste, [Link](https://…)</translation>
    </message>
    <message>
        <source>Text in Markdown</source>
        <translation>Text in Markdown</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Edit article</source>
        <translation>Artikel bearbeiten</translation>
    </message>
    <message>
        <source>What you typed last time is back; it is not saved yet.</source>
        <translation>Ihre letzten Eingaben sind wieder da; sie sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Start from what is saved</source>
        <translation>Von der gespeicherten Fassung ausgehen</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Beliebige Sprache</translation>
    </message>
    <message>
        <source>An article needs a title: it is what is found and shown.</source>
        <translation>Ein Artikel braucht einen Titel: Danach wird gesucht, und er wird angezeigt.</translation>
    </message>
    <message>
        <source>Saved “%1”</source>
        <translation>„%1“ gespeichert</translation>
    </message>
    <message>
        <source>Not saved, your text is kept. %1</source>
        <translation>Nicht gespeichert, Ihr Text bleibt erhalten. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This is their text.</source>
        <translation>Dies ist der Text der anderen Person.</translation>
    </message>
    <message>
        <source>Bring mine back</source>
        <translation>Meinen zurückholen</translation>
    </message>
    <message>
        <source>“%1” is not saved, your text is kept. %2</source>
        <translation>„%1“ ist nicht gespeichert, Ihr Text ist noch da. %2</translation>
    </message>
</context>
<context>
    <name>segue::ArticleReader</name>
    <message>
        <source>Copied the link</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>Copied the text</source>
        <translation>Text kopiert</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Insert link</source>
        <translation>Link einfügen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Insert text</source>
        <translation>Text einfügen</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Only a published article has a link</source>
        <translation>Nur ein veröffentlichter Artikel hat einen Link</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
</context>
<context>
    <name>segue::ArticleSearch</name>
    <message>
        <source>Search articles</source>
        <translation>Artikel durchsuchen</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>May answer this conversation</source>
        <translation>Könnte diese Unterhaltung beantworten</translation>
    </message>
    <message>
        <source>Newest articles</source>
        <translation>Neueste Artikel</translation>
    </message>
    <message>
        <source>No article found</source>
        <translation>Kein Artikel gefunden</translation>
    </message>
    <message>
        <source>Try other words, or write the answer once for everybody.</source>
        <translation>Versuchen Sie andere Wörter, oder schreiben Sie die Antwort einmal für alle auf.</translation>
    </message>
    <message>
        <source>Write an article</source>
        <translation>Artikel schreiben</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>Write down what you are asked often: it is found from every conversation.</source>
        <translation>Schreiben Sie auf, was Sie oft gefragt werden: Es ist aus jeder Unterhaltung heraus zu finden.</translation>
    </message>
</context>
<context>
    <name>segue::ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>segue::ArticleWords</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
</context>
<context>
    <name>segue::AttachmentBar</name>
    <message>
        <source>“%1” is %2; this channel takes files up to %3. Send a smaller file or a link to it.</source>
        <translation>„%1“ hat %2; dieser Kanal nimmt Dateien bis %3 an. Senden Sie eine kleinere Datei oder einen Link dazu.</translation>
    </message>
    <message>
        <source>“%1” is not a file. Pack a folder into one file to send it.</source>
        <translation>„%1“ ist keine Datei. Packen Sie einen Ordner in eine Datei, um ihn zu senden.</translation>
    </message>
    <message>
        <source>“%1” was not attached. %2</source>
        <translation>„%1“ wurde nicht angehängt. %2</translation>
    </message>
    <message>
        <source>Remove %1, %2</source>
        <translation>%1, %2 entfernen</translation>
    </message>
    <message>
        <source>Remove this file</source>
        <translation>Diese Datei entfernen</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <source>%1 is being copied</source>
        <translation>%1 wird kopiert</translation>
    </message>
</context>
<context>
    <name>segue::AttachmentOpener</name>
    <message>
        <source>This file can run a program</source>
        <translation>Diese Datei kann ein Programm ausführen</translation>
    </message>
    <message>
        <source>“%1” (%2) comes from outside. Files of this kind can harm this computer when they are opened.</source>
        <translation>„%1“ (%2) kommt von außen. Dateien dieser Art können diesem Computer schaden, wenn sie geöffnet werden.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Anhang speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>This link leads somewhere else than it says</source>
        <translation>Dieser Link führt woandershin, als er angibt</translation>
    </message>
    <message>
        <source>It leads to %1:</source>
        <translation>Er führt zu %1:</translation>
    </message>
    <message>
        <source>It says %1, and leads to %2:</source>
        <translation>Er nennt %1 und führt zu %2:</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>segue::BandWords</name>
    <message>
        <source>Under 1 hour</source>
        <translation>Unter 1 Stunde</translation>
    </message>
    <message>
        <source>1 to 8 hours</source>
        <translation>1 bis 8 Stunden</translation>
    </message>
    <message>
        <source>8 to 24 hours</source>
        <translation>8 bis 24 Stunden</translation>
    </message>
    <message>
        <source>1 to 3 days</source>
        <translation>1 bis 3 Tage</translation>
    </message>
    <message>
        <source>3 to 7 days</source>
        <translation>3 bis 7 Tage</translation>
    </message>
    <message>
        <source>Over 7 days</source>
        <translation>Über 7 Tage</translation>
    </message>
</context>
<context>
    <name>segue::BarList</name>
    <message>
        <source>%1: %2</source>
        <comment>a bar&apos;s name and value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>segue::BodyWords</name>
    <message>
        <source>[picture]</source>
        <translation>[Bild]</translation>
    </message>
</context>
<context>
    <name>segue::ColourDot</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
</context>
<context>
    <name>segue::CompareTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Gegenüberstellung</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>ähnlich</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>%1: %2 and %3</source>
        <translation>%1: %2 und %3</translation>
    </message>
    <message>
        <source>The same browser</source>
        <translation>Derselbe Browser</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
</context>
<context>
    <name>segue::Composer</name>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Only your team sees this</source>
        <translation>Nur Ihr Team sieht dies</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Pasted picture.png</source>
        <translation>Eingefügtes Bild.png</translation>
    </message>
    <message>
        <source>This draft could not be stored; keep this window open. %1</source>
        <translation>Dieser Entwurf konnte nicht gespeichert werden; lassen Sie dieses Fenster offen. %1</translation>
    </message>
    <message>
        <source>This draft was begun for another customer: the contacts were joined or taken apart since. Check whom it is for.</source>
        <translation>Dieser Entwurf wurde für einen anderen Kunden begonnen: Die Kontakte wurden seither zusammengeführt oder getrennt. Prüfen Sie, für wen er ist.</translation>
    </message>
    <message>
        <source>Internal note, only your team sees it</source>
        <translation>Interne Notiz, nur für Ihr Team sichtbar</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>Antwort an den Kunden</translation>
    </message>
    <message>
        <source>Write a note for your team. @ mentions a colleague.</source>
        <translation>Notiz für Ihr Team schreiben. @ erwähnt ein Teammitglied.</translation>
    </message>
    <message>
        <source>Write a reply. / inserts a canned response, ?? finds an article.</source>
        <translation>Antwort schreiben. / fügt einen Textbaustein ein, ?? findet einen Artikel.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Will be sent when the connection is back</source>
        <translation>Wird gesendet, sobald die Verbindung wieder steht</translation>
    </message>
    <message>
        <source>%1 adds it</source>
        <translation>%1 fügt sie hinzu</translation>
    </message>
    <message>
        <source>%1 sends</source>
        <translation>%1 sendet</translation>
    </message>
    <message>
        <source>The customer has written since you began: “%1”</source>
        <translation>Der Kunde hat geschrieben, seit Sie begonnen haben: „%1“</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>That is %1 of text; a message holds up to %2. What you had written is unchanged.</source>
        <translation>Das sind %1 Text; eine Nachricht fasst bis zu %2. Was Sie geschrieben hatten, ist unverändert.</translation>
    </message>
    <message>
        <source>Attach it as a file</source>
        <translation>Als Datei anhängen</translation>
    </message>
    <message>
        <source>Pasted text.txt</source>
        <translation>Eingefügter Text.txt</translation>
    </message>
    <message>
        <source>A file is still being copied. Send again in a moment.</source>
        <translation>Eine Datei wird noch kopiert. Senden Sie in einem Moment erneut.</translation>
    </message>
    <message>
        <source>This text is %1; a message holds up to %2. Shorten it, or attach it as a file.</source>
        <translation>Dieser Text hat %1; eine Nachricht fasst bis zu %2. Kürzen Sie ihn, oder hängen Sie ihn als Datei an.</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address. Correct it in the recipients.</source>
        <translation>„%1“ ist keine E-Mail-Adresse. Korrigieren Sie sie bei den Empfängern.</translation>
    </message>
    <message>
        <source>Nobody would get this. Add a recipient.</source>
        <translation>Das würde niemand bekommen. Fügen Sie einen Empfänger hinzu.</translation>
    </message>
    <message>
        <source>The customer has written since you began</source>
        <translation>Der Kunde hat geschrieben, seit Sie begonnen haben</translation>
    </message>
    <message>
        <source>Your answer does not take this into account yet:</source>
        <translation>Ihre Antwort berücksichtigt dies noch nicht:</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message numerus="yes">
        <source>Sending in %n second(s)</source>
        <translation>
            <numerusform>Wird in %n Sekunde gesendet</numerusform>
            <numerusform>Wird in %n Sekunden gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1: Enter sends</source>
        <translation>%1: Enter sendet</translation>
    </message>
    <message>
        <source>%1: Ctrl+Enter sends</source>
        <translation>%1: Strg+Enter sendet</translation>
    </message>
    <message>
        <source>Waiting in the outbox</source>
        <translation>Wartet im Postausgang</translation>
    </message>
    <message>
        <source>%1 messages cannot be answered from here; write an internal note.</source>
        <translation>Nachrichten über %1 können von hier aus nicht beantwortet werden; schreiben Sie eine interne Notiz.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Es stimmt</translation>
    </message>
    <message>
        <source>The customer was erased, and what you had written with them.</source>
        <translation>Der Kunde wurde gelöscht, und mit ihm, was Sie geschrieben hatten.</translation>
    </message>
</context>
<context>
    <name>segue::ComposerTools</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Insert a canned response (/)</source>
        <translation>Textbaustein einfügen (/)</translation>
    </message>
    <message>
        <source>Insert an emoji (:)</source>
        <translation>Emoji einfügen (:)</translation>
    </message>
    <message>
        <source>Find an article (%1)</source>
        <translation>Artikel suchen (%1)</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>Weitere Sendeoptionen</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Send reply</source>
        <translation>Antwort senden</translation>
    </message>
</context>
<context>
    <name>segue::ContactPointRow</name>
    <message>
        <source>%1: %2</source>
        <comment>kind of contact point and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>A browser at the web chat</source>
        <translation>Ein Browser im Web-Chat</translation>
    </message>
</context>
<context>
    <name>segue::ConversationButton</name>
    <message>
        <source>%1 %2, %3, %4, %5</source>
        <comment>reference, subject, channel, status, time</comment>
        <translation>%1 %2, %3, %4, %5</translation>
    </message>
</context>
<context>
    <name>segue::ConversationCommands</name>
    <message>
        <source>Choose a conversation first.</source>
        <translation>Wählen Sie zuerst eine Unterhaltung.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>Zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>Removed from its team</source>
        <translation>Aus dem Team entfernt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Priorität: %1</translation>
    </message>
    <message>
        <source>Removed %1</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>Tagged %1</source>
        <translation>Schlagwort %1 vergeben</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Zuweisen an</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>Zuweisen an …</translation>
    </message>
    <message>
        <source>Nobody of that name.</source>
        <translation>Niemand mit diesem Namen.</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>Kein Team</translation>
    </message>
    <message>
        <source>Move to a team</source>
        <translation>An ein Team übergeben</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Übergeben an …</translation>
    </message>
    <message>
        <source>No team of that name.</source>
        <translation>Kein Team mit diesem Namen.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Set the status…</source>
        <translation>Status setzen …</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Set the priority…</source>
        <translation>Priorität setzen …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Add or remove a tag…</source>
        <translation>Schlagwort hinzufügen oder entfernen …</translation>
    </message>
    <message>
        <source>No tags yet. Type a new one.</source>
        <translation>Noch keine Schlagwörter. Geben Sie ein neues ein.</translation>
    </message>
    <message>
        <source>New tag “%1”</source>
        <translation>Neues Schlagwort „%1“</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>Snooze until…</source>
        <translation>Zurückstellen bis …</translation>
    </message>
    <message>
        <source>The reply was taken back</source>
        <translation>Die Antwort wurde zurückgenommen</translation>
    </message>
    <message>
        <source>The note was taken back</source>
        <translation>Die Notiz wurde zurückgenommen</translation>
    </message>
    <message>
        <source>No longer snoozed</source>
        <translation>Nicht mehr zurückgestellt</translation>
    </message>
    <message>
        <source>The status is as it was</source>
        <translation>Der Status ist wie vorher</translation>
    </message>
    <message>
        <source>Assigned as before</source>
        <translation>Zugewiesen wie vorher</translation>
    </message>
    <message>
        <source>The priority is as it was</source>
        <translation>Die Priorität ist wie vorher</translation>
    </message>
    <message>
        <source>The tags are as they were</source>
        <translation>Die Schlagwörter sind wie vorher</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) stayed as before: their account does not know that agent or team.</source>
        <translation>
            <numerusform>%n Unterhaltung blieb, wie sie war: ihr Konto kennt diese Person oder dieses Team nicht.</numerusform>
            <numerusform>%n Unterhaltungen blieben, wie sie waren: ihr Konto kennt diese Person oder dieses Team nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Ihnen zugewiesen</translation>
    </message>
</context>
<context>
    <name>segue::ConversationHeader</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Liste anzeigen</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Customer and knowledge</source>
        <translation>Kunde und Wissen</translation>
    </message>
    <message>
        <source>%1 there</source>
        <translation>%1 dort</translation>
    </message>
    <message>
        <source>The customer&apos;s local time (%1)</source>
        <translation>Die Ortszeit des Kunden (%1)</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>Zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Assign to somebody</source>
        <translation>Jemandem zuweisen</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Set a priority</source>
        <translation>Priorität setzen</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Priorität: %1</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Move to a team</source>
        <translation>An ein Team übergeben</translation>
    </message>
    <message>
        <source>Team: %1</source>
        <translation>Team: %1</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Wartet seit %1</translation>
    </message>
    <message>
        <source>The customer has been waiting since %1</source>
        <translation>Der Kunde wartet seit %1</translation>
    </message>
</context>
<context>
    <name>segue::ConversationView</name>
    <message>
        <source>No conversation open</source>
        <translation>Keine Unterhaltung geöffnet</translation>
    </message>
    <message>
        <source>Choose one in the list. J and K go through it.</source>
        <translation>Wählen Sie eine in der Liste. Mit J und K gehen Sie hindurch.</translation>
    </message>
</context>
<context>
    <name>segue::Ctl</name>
    <message>
        <source>Give the account&apos;s token with --token-stdin or in SEGUE_TOKEN.</source>
        <translation>Geben Sie das Token des Kontos mit --token-stdin oder in SEGUE_TOKEN an.</translation>
    </message>
    <message>
        <source>No token came on standard input.</source>
        <translation>Auf der Standardeingabe kam kein Token.</translation>
    </message>
    <message>
        <source>The address must be like https://hub.example.</source>
        <translation>Die Adresse muss so aussehen: https://hub.example.</translation>
    </message>
    <message>
        <source>There is no keyring here, so the token is forgotten when this command ends; give it in SEGUE_TOKEN from now on.</source>
        <translation>Hier gibt es keinen Schlüsselbund, daher wird das Token vergessen, wenn dieser Befehl endet; geben Sie es künftig in SEGUE_TOKEN an.</translation>
    </message>
    <message>
        <source>Added %1 as %2 (%3).</source>
        <translation>%1 als %2 (%3) hinzugefügt.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>AS</source>
        <translation>ALS</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADRESSE</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>Es gibt noch kein Konto.</translation>
    </message>
    <message>
        <source>Removed %1 with everything that was kept of it here.</source>
        <translation>%1 mit allem entfernt, was hier davon gespeichert war.</translation>
    </message>
    <message>
        <source>Connects a helpdesk, after a look at it.</source>
        <translation>Verbindet einen Helpdesk, nachdem er geprüft wurde.</translation>
    </message>
    <message>
        <source>The token comes on standard input or in SEGUE_TOKEN, and goes to the system&apos;s keyring.</source>
        <translation>Das Token kommt über die Standardeingabe oder aus SEGUE_TOKEN und wird im Schlüsselbund des Systems abgelegt.</translation>
    </message>
    <message>
        <source>Reads the token from the first line of standard input.</source>
        <translation>Liest das Token aus der ersten Zeile der Standardeingabe.</translation>
    </message>
    <message>
        <source>What the account is called; the workspace&apos;s name if not given.</source>
        <translation>Wie das Konto heißt; ohne Angabe der Name des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>What the helpdesk is; hub if not given.</source>
        <translation>Was der Helpdesk ist; ohne Angabe hub.</translation>
    </message>
    <message>
        <source>The country of phone numbers without a prefix, like NO.</source>
        <translation>Das Land der Telefonnummern ohne Vorwahl, etwa NO.</translation>
    </message>
    <message>
        <source>Shows the accounts.</source>
        <translation>Zeigt die Konten.</translation>
    </message>
    <message>
        <source>Forgets an account, its rows, files and token.</source>
        <translation>Vergisst ein Konto, seine Daten, Dateien und sein Token.</translation>
    </message>
    <message>
        <source>Also if commands for it still wait in the outbox.</source>
        <translation>Auch wenn im Postausgang noch Aufträge dafür warten.</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>Die Standardeingabe kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What should it say? Give --text or --text-stdin.</source>
        <translation>Was soll darin stehen? Geben Sie --text oder --text-stdin an.</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>Der Text ist leer.</translation>
    </message>
    <message>
        <source>Only one of --agent, --me and --nobody makes sense.</source>
        <translation>Nur eines von --agent, --me und --nobody ist sinnvoll.</translation>
    </message>
    <message>
        <source>To whom? Give --agent, --me, --nobody or --team.</source>
        <translation>An wen? Geben Sie --agent, --me, --nobody oder --team an.</translation>
    </message>
    <message>
        <source>A status is new, open, waiting_customer, on_hold, snoozed, solved, closed or spam.</source>
        <translation>Ein Status ist new, open, waiting_customer, on_hold, snoozed, solved, closed oder spam.</translation>
    </message>
    <message>
        <source>--until goes with the status snoozed.</source>
        <translation>--until gehört zum Status snoozed.</translation>
    </message>
    <message>
        <source>Snoozed until when? Give --until like 2026-05-04T09:00.</source>
        <translation>Bis wann zurückgestellt? Geben Sie --until an, etwa 2026-05-04T09:00.</translation>
    </message>
    <message>
        <source>What it says.</source>
        <translation>Was darin steht.</translation>
    </message>
    <message>
        <source>Reads the text from standard input.</source>
        <translation>Liest den Text von der Standardeingabe.</translation>
    </message>
    <message>
        <source>Answers the customer.</source>
        <translation>Antwortet dem Kunden.</translation>
    </message>
    <message>
        <source>The customer reads it. If the customer has written since the last sync, it is held for review.</source>
        <translation>Der Kunde liest sie. Hat der Kunde seit dem letzten Abgleich geschrieben, wird sie zur Prüfung zurückgehalten.</translation>
    </message>
    <message>
        <source>Solves the conversation with it.</source>
        <translation>Löst die Unterhaltung damit.</translation>
    </message>
    <message>
        <source>Adds an internal note that only the team reads.</source>
        <translation>Fügt eine interne Notiz hinzu, die nur das Team liest.</translation>
    </message>
    <message>
        <source>Gives a conversation to an agent or a team.</source>
        <translation>Gibt eine Unterhaltung an einen Agenten oder ein Team.</translation>
    </message>
    <message>
        <source>By name, address or id.</source>
        <translation>Nach Name, Adresse oder ID.</translation>
    </message>
    <message>
        <source>To the account&apos;s own agent.</source>
        <translation>An den Agenten des Kontos selbst.</translation>
    </message>
    <message>
        <source>Takes it from its agent.</source>
        <translation>Hebt die Zuweisung an den Agenten auf.</translation>
    </message>
    <message>
        <source>By name or id.</source>
        <translation>Nach Name oder ID.</translation>
    </message>
    <message>
        <source>Sets the status.</source>
        <translation>Setzt den Status.</translation>
    </message>
    <message>
        <source>new, open, waiting_customer, on_hold, snoozed, solved, closed or spam.</source>
        <translation>new, open, waiting_customer, on_hold, snoozed, solved, closed oder spam.</translation>
    </message>
    <message>
        <source>When a snoozed one comes back, like 2026-05-04T09:00.</source>
        <translation>Wann eine zurückgestellte wiederkommt, etwa 2026-05-04T09:00.</translation>
    </message>
    <message>
        <source>Usage: seguectl %1 [options]</source>
        <translation>Aufruf: seguectl %1 [Optionen]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Usage: seguectl COMMAND [options]</source>
        <translation>Aufruf: seguectl BEFEHL [Optionen]</translation>
    </message>
    <message>
        <source>Works with a Segue profile from the command line: also while the workstation runs, and without it.</source>
        <translation>Arbeitet von der Befehlszeile aus mit einem Segue-Profil: auch während der Arbeitsplatz läuft, und ohne ihn.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>Optionen aller Befehle:</translation>
    </message>
    <message>
        <source>The exit code is 0 for done, 1 for refused or failed, 2 for a wrong command line.</source>
        <translation>Der Rückgabewert ist 0 für erledigt, 1 für abgelehnt oder fehlgeschlagen, 2 für eine falsche Befehlszeile.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no option --%2.</source>
        <translation>„%1“ hat keine Option --%2.</translation>
    </message>
    <message>
        <source>Something is missing: seguectl %1 %2</source>
        <translation>Es fehlt etwas: seguectl %1 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one word too many.</source>
        <translation>„%1“ ist ein Wort zu viel.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; seguectl --help lists them.</source>
        <translation>Es gibt keinen Befehl „%1“; seguectl --help zählt sie auf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; wants one more word; seguectl %1 --help lists them.</source>
        <translation>„%1“ braucht noch ein Wort; seguectl %1 --help zählt sie auf.</translation>
    </message>
    <message>
        <source>The folder that holds everything; the workstation&apos;s own if not given.</source>
        <translation>Der Ordner, in dem alles liegt; ohne Angabe der des Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>Answers, and errors on standard error, as JSON.</source>
        <translation>Antworten, und Fehler auf der Fehlerausgabe, als JSON.</translation>
    </message>
    <message>
        <source>Shows what there is, or what a command takes.</source>
        <translation>Zeigt, was es gibt oder was ein Befehl annimmt.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>--scope is mine, unassigned, all, waiting, snoozed, solved, drafts or spam.</source>
        <translation>--scope ist mine, unassigned, all, waiting, snoozed, solved, drafts oder spam.</translation>
    </message>
    <message>
        <source>--order is newest, longest-wait or priority.</source>
        <translation>--order ist newest, longest-wait oder priority.</translation>
    </message>
    <message>
        <source>There is no channel &quot;%1&quot;; they are written like web_chat or email.</source>
        <translation>Es gibt keinen Kanal „%1“; sie heißen etwa web_chat oder email.</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>REF</translation>
    </message>
    <message>
        <source>LAST</source>
        <translation>ZULETZT</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>CHANNEL</source>
        <translation>KANAL</translation>
    </message>
    <message>
        <source>CUSTOMER</source>
        <translation>KUNDE</translation>
    </message>
    <message>
        <source>SUBJECT</source>
        <translation>BETREFF</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>Es gibt keine solche Unterhaltung.</translation>
    </message>
    <message>
        <source>… and %1 more (--limit).</source>
        <translation>… und %1 weitere (--limit).</translation>
    </message>
    <message>
        <source>Only of this account.</source>
        <translation>Nur von diesem Konto.</translation>
    </message>
    <message>
        <source>At most so many; 50 if not given.</source>
        <translation>Höchstens so viele; ohne Angabe 50.</translation>
    </message>
    <message>
        <source>Lists conversations.</source>
        <translation>Listet Unterhaltungen auf.</translation>
    </message>
    <message>
        <source>mine, unassigned, all (the usual), waiting, snoozed, solved, drafts or spam.</source>
        <translation>mine, unassigned, all (üblich), waiting, snoozed, solved, drafts oder spam.</translation>
    </message>
    <message>
        <source>newest (the usual), longest-wait or priority.</source>
        <translation>newest (üblich), longest-wait oder priority.</translation>
    </message>
    <message>
        <source>Only of this channel: web_chat, email, whatsapp…</source>
        <translation>Nur von diesem Kanal: web_chat, email, whatsapp …</translation>
    </message>
    <message>
        <source>Only with this tag.</source>
        <translation>Nur mit diesem Schlagwort.</translation>
    </message>
    <message>
        <source>Shows a conversation, by its id or reference.</source>
        <translation>Zeigt eine Unterhaltung nach ID oder Referenz.</translation>
    </message>
    <message>
        <source>The whole timeline of its customer, over all channels.</source>
        <translation>Der gesamte Verlauf ihres Kunden über alle Kanäle.</translation>
    </message>
    <message>
        <source>the customer has written since</source>
        <translation>der Kunde hat seither geschrieben</translation>
    </message>
    <message>
        <source>the conversation was closed meanwhile</source>
        <translation>die Unterhaltung wurde inzwischen geschlossen</translation>
    </message>
    <message>
        <source>somebody else has taken the conversation</source>
        <translation>jemand anderes hat die Unterhaltung übernommen</translation>
    </message>
    <message>
        <source>the channel&apos;s time for answers is over</source>
        <translation>die Antwortfrist des Kanals ist abgelaufen</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>It was taken back.</source>
        <translation>Der Auftrag wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>It waits in the outbox and goes out by itself.</source>
        <translation>Der Auftrag wartet im Postausgang und wird von selbst gesendet.</translation>
    </message>
    <message>
        <source>It is held in the outbox, because %1: seguectl outbox release %2 sends it.</source>
        <translation>Der Auftrag wird im Postausgang zurückgehalten, Grund: %1. seguectl outbox release %2 sendet ihn.</translation>
    </message>
    <message>
        <source>It was refused and is kept in the outbox: %1</source>
        <translation>Der Auftrag wurde abgelehnt und bleibt im Postausgang: %1</translation>
    </message>
    <message>
        <source>the outbox does not have it</source>
        <translation>nicht im Postausgang vorhanden</translation>
    </message>
    <message>
        <source>How long to wait for what becomes of it; 10 if not given.</source>
        <translation>Wie lange auf das Ergebnis gewartet wird; ohne Angabe 10.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer.</source>
        <translation>Der Schlüsselbund des Systems hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A newer Segue wrote this profile: update Segue to change it.</source>
        <translation>Ein neueres Segue hat dieses Profil geschrieben: Aktualisieren Sie Segue, um es zu ändern.</translation>
    </message>
    <message>
        <source>Commands for this account still wait in the outbox; --even-with-queued removes them too.</source>
        <translation>Im Postausgang warten noch Aufträge für dieses Konto; --even-with-queued entfernt auch sie.</translation>
    </message>
    <message>
        <source>It has already been sent.</source>
        <translation>Es wurde bereits gesendet.</translation>
    </message>
    <message>
        <source>The outbox has no such command.</source>
        <translation>Im Postausgang gibt es keinen solchen Auftrag.</translation>
    </message>
    <message>
        <source>The program that has this profile open does not answer; try again.</source>
        <translation>Das Programm, das dieses Profil geöffnet hat, antwortet nicht; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server asks to slow down; try again later.</source>
        <translation>Der Server bittet um langsamere Anfragen; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>It was changed by somebody else in the meantime.</source>
        <translation>Es wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Der Server hat es abgelehnt.</translation>
    </message>
    <message>
        <source>The connection was lost before the server answered; it may have happened.</source>
        <translation>Die Verbindung brach ab, bevor der Server antwortete; vielleicht ist es geschehen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood; is the address right?</source>
        <translation>Die Antwort des Servers war nicht verständlich; stimmt die Adresse?</translation>
    </message>
    <message>
        <source>The profile could not be read or written.</source>
        <translation>Das Profil konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>It was cancelled before anything was sent.</source>
        <translation>Es wurde abgebrochen, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Which hub? Name its account with --account.</source>
        <translation>Welcher Hub? Nennen Sie sein Konto mit --account.</translation>
    </message>
    <message>
        <source>%1 is not a Segue hub</source>
        <translation>%1 ist kein Segue-Hub</translation>
    </message>
    <message>
        <source>The hub runs at %1.
Shop page with the web chat: %2
Help centre: %3</source>
        <translation>Der Hub läuft unter %1.
Shop-Seite mit dem Web-Chat: %2
Hilfecenter: %3</translation>
    </message>
    <message>
        <source>No hub runs in this profile.</source>
        <translation>In diesem Profil läuft kein Hub.</translation>
    </message>
    <message>
        <source>The workstation is open on this profile and would start its hub again; close it, or use --force.</source>
        <translation>Der Arbeitsplatz ist mit diesem Profil geöffnet und würde seinen Hub wieder starten; schließen Sie ihn, oder verwenden Sie --force.</translation>
    </message>
    <message>
        <source>The hub has ended.</source>
        <translation>Der Hub wurde beendet.</translation>
    </message>
    <message>
        <source>No hub ran.</source>
        <translation>Es lief kein Hub.</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importiert: %1.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 %2 was left out: %3</source>
        <translation>%1 %2 wurde ausgelassen: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)…</source>
        <translation>
            <numerusform>%n Zeile …</numerusform>
            <numerusform>%n Zeilen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out; mend them and import the file again.</source>
        <translation>
            <numerusform>%n Zeile wurde ausgelassen; berichtigen Sie sie, und importieren Sie die Datei erneut.</numerusform>
            <numerusform>%n Zeilen wurden ausgelassen; berichtigen Sie sie, und importieren Sie die Datei erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>The hub of this account instead of the embedded one.</source>
        <translation>Der Hub dieses Kontos statt des eingebetteten.</translation>
    </message>
    <message>
        <source>Says whether the embedded hub runs, and where.</source>
        <translation>Sagt, ob und wo der eingebettete Hub läuft.</translation>
    </message>
    <message>
        <source>Starts the embedded hub without the workstation.</source>
        <translation>Startet den eingebetteten Hub ohne den Arbeitsplatz.</translation>
    </message>
    <message>
        <source>It ends an hour after its last use, or with hub stop. A workstation that is opened meanwhile uses it.</source>
        <translation>Er endet eine Stunde nach der letzten Verwendung oder mit hub stop. Ein inzwischen geöffneter Arbeitsplatz verwendet ihn.</translation>
    </message>
    <message>
        <source>Ends the embedded hub.</source>
        <translation>Beendet den eingebetteten Hub.</translation>
    </message>
    <message>
        <source>Also while the workstation is open, which starts it again.</source>
        <translation>Auch während der Arbeitsplatz geöffnet ist, der ihn wieder startet.</translation>
    </message>
    <message>
        <source>Moves in: brings a workspace with its original times.</source>
        <translation>Einzug: übernimmt einen Arbeitsbereich mit seinen ursprünglichen Zeiten.</translation>
    </message>
    <message>
        <source>FILE is one JSON object with the lists organisations, contacts, agents, teams, canned, macros,
articles, conversations, entries and events, or has one row a line with its list&apos;s name in &quot;list&quot;.
Every row has an external_id; importing it again changes it or, for entries and events, leaves it.</source>
        <translation>FILE ist ein JSON-Objekt mit den Listen organisations, contacts, agents, teams, canned, macros,
articles, conversations, entries und events, oder enthält je Zeile einen Eintrag mit dem Namen
seiner Liste in &quot;list&quot;. Jeder Eintrag hat eine external_id; ein erneuter Import ändert ihn oder
lässt ihn bei entries und events unverändert.</translation>
    </message>
    <message>
        <source>this profile has no embedded hub</source>
        <translation>dieses Profil hat keinen eingebetteten Hub</translation>
    </message>
    <message>
        <source>the hub did not end</source>
        <translation>der Hub wurde nicht beendet</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Line %1 is not a JSON object.</source>
        <translation>Zeile %1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Line %1 does not name its list: one of %2.</source>
        <translation>Zeile %1 nennt ihre Liste nicht: eine von %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is too large for one JSON document; write it as JSON lines.</source>
        <translation>%1 ist zu groß für ein einzelnes JSON-Dokument; schreiben Sie es als JSON-Zeilen.</translation>
    </message>
    <message>
        <source>%1 is neither JSON lines with &quot;list&quot; in each nor a JSON object of lists.</source>
        <translation>%1 besteht weder aus JSON-Zeilen mit je einem &quot;list&quot; noch aus einem JSON-Objekt mit Listen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of rows: there are %2.</source>
        <translation>„%1“ ist keine Liste von Einträgen: Es gibt %2.</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot;; seguectl accounts list shows them.</source>
        <translation>Es gibt kein Konto „%1“; seguectl accounts list zeigt sie.</translation>
    </message>
    <message>
        <source>Several accounts are called &quot;%1&quot;; name it by its id.</source>
        <translation>Mehrere Konten heißen „%1“; nennen Sie die ID.</translation>
    </message>
    <message>
        <source>There is no conversation %1 here; seguectl sync fetches what is new.</source>
        <translation>Hier gibt es keine Unterhaltung %1; seguectl sync ruft Neues ab.</translation>
    </message>
    <message>
        <source>Several accounts have a conversation %1; name one with --account.</source>
        <translation>Mehrere Konten haben eine Unterhaltung %1; nennen Sie eines mit --account.</translation>
    </message>
    <message>
        <source>There is no agent &quot;%1&quot;.</source>
        <translation>Es gibt keinen Agenten „%1“.</translation>
    </message>
    <message>
        <source>Several agents are called &quot;%1&quot;; name one by address or id.</source>
        <translation>Mehrere Agenten heißen „%1“; nennen Sie Adresse oder ID.</translation>
    </message>
    <message>
        <source>There is no team &quot;%1&quot;.</source>
        <translation>Es gibt kein Team „%1“.</translation>
    </message>
    <message>
        <source>Several teams are called &quot;%1&quot;; name one by its id.</source>
        <translation>Mehrere Teams heißen „%1“; nennen Sie die ID.</translation>
    </message>
    <message>
        <source>--limit wants a number from 1 to %1.</source>
        <translation>--limit verlangt eine Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>ORGANISATION</source>
        <translation>ORGANISATION</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>Niemand passt dazu.</translation>
    </message>
    <message>
        <source>CONVERSATION</source>
        <translation>UNTERHALTUNG</translation>
    </message>
    <message>
        <source>AT</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>TITLE</source>
        <translation>TITEL</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>SPRACHE</translation>
    </message>
    <message>
        <source>There is no such article.</source>
        <translation>Es gibt keinen solchen Artikel.</translation>
    </message>
    <message>
        <source>At most so many; 20 if not given.</source>
        <translation>Höchstens so viele; ohne Angabe 20.</translation>
    </message>
    <message>
        <source>Finds customers by name, address or organisation.</source>
        <translation>Findet Kunden nach Name, Adresse oder Organisation.</translation>
    </message>
    <message>
        <source>Searches everything that was written.</source>
        <translation>Durchsucht alles, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>All words must occur; &quot;words in quotes&quot; must follow each other; the last word may be unfinished.</source>
        <translation>Alle Wörter müssen vorkommen; &quot;Wörter in Anführungszeichen&quot; müssen aufeinander folgen; das letzte Wort darf unvollständig sein.</translation>
    </message>
    <message>
        <source>Finds articles of the knowledge base.</source>
        <translation>Findet Artikel der Wissensdatenbank.</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>AUFTRAG</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>WAS</translation>
    </message>
    <message>
        <source>The outbox is empty.</source>
        <translation>Der Postausgang ist leer.</translation>
    </message>
    <message>
        <source>Shows what no helpdesk has confirmed yet.</source>
        <translation>Zeigt, was noch kein Helpdesk bestätigt hat.</translation>
    </message>
    <message>
        <source>What was settled instead, the newest first.</source>
        <translation>Stattdessen, was erledigt ist, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>At most so many of the history; 50 if not given.</source>
        <translation>Höchstens so viele Erledigte; ohne Angabe 50.</translation>
    </message>
    <message>
        <source>Takes a command back that was not sent yet.</source>
        <translation>Zieht einen noch nicht gesendeten Auftrag zurück.</translation>
    </message>
    <message>
        <source>Tries one again at once.</source>
        <translation>Versucht einen Auftrag sofort erneut.</translation>
    </message>
    <message>
        <source>Sends a held one as it is.</source>
        <translation>Sendet einen zurückgehaltenen Auftrag unverändert.</translation>
    </message>
    <message>
        <source>Asks again whether an uncertain one was sent.</source>
        <translation>Fragt noch einmal, ob ein ungewisser Auftrag gesendet wurde.</translation>
    </message>
    <message>
        <source>Says that an uncertain one was sent.</source>
        <translation>Sagt, dass ein ungewisser Auftrag gesendet wurde.</translation>
    </message>
    <message>
        <source>Sends an uncertain one again.</source>
        <translation>Sendet einen ungewissen Auftrag noch einmal.</translation>
    </message>
    <message>
        <source>There is no Segue profile in %1 yet; &quot;seguectl sync&quot; makes one.</source>
        <translation>In %1 gibt es noch kein Segue-Profil; „seguectl sync“ legt eines an.</translation>
    </message>
    <message>
        <source>--%1 wants a number from 1 to %2.</source>
        <translation>--%1 verlangt eine Zahl von 1 bis %2.</translation>
    </message>
    <message>
        <source>The sample workspace is there already.</source>
        <translation>Der Beispiel-Arbeitsbereich ist schon da.</translation>
    </message>
    <message>
        <source>Fills the embedded hub with a believable workspace, once.</source>
        <translation>Füllt den eingebetteten Hub einmalig mit einem glaubwürdigen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Without --profile it has a folder of its own, whose path is the answer. The same seed gives the same workspace.</source>
        <translation>Ohne --profile entsteht ein eigener Ordner, dessen Pfad die Antwort ist. Derselbe Startwert ergibt denselben Arbeitsbereich.</translation>
    </message>
    <message>
        <source>How many customers; 300 if not given.</source>
        <translation>Wie viele Kunden; ohne Angabe 300.</translation>
    </message>
    <message>
        <source>What chance is made of; 1 if not given.</source>
        <translation>Startwert des Zufalls; ohne Angabe 1.</translation>
    </message>
    <message>
        <source>--%1 wants a number of seconds from 0 to %2.</source>
        <translation>--%1 verlangt eine Zahl von Sekunden von 0 bis %2.</translation>
    </message>
    <message>
        <source>Up to date: %1 open, %2 waiting for an answer, %3 in the outbox.</source>
        <translation>Auf dem neuesten Stand: %1 offen, %2 warten auf eine Antwort, %3 im Postausgang.</translation>
    </message>
    <message>
        <source>Fetches what is new, sends what waits, and ends.</source>
        <translation>Ruft Neues ab, sendet Wartendes und endet.</translation>
    </message>
    <message>
        <source>Ends when everything has caught up, as it always does.</source>
        <translation>Endet, wenn alles auf dem neuesten Stand ist, wie immer.</translation>
    </message>
    <message>
        <source>How long it may take; 120 if not given.</source>
        <translation>Wie lange es dauern darf; ohne Angabe 120.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer; if it has this account&apos;s token, remove it there.</source>
        <translation>Der Schlüsselbund des Systems hat nicht geantwortet; falls er das Token dieses Kontos enthält, entfernen Sie es dort.</translation>
    </message>
    <message>
        <source>another program has this profile open and does not answer; close it and try again</source>
        <translation>ein anderes Programm hat dieses Profil geöffnet und antwortet nicht; schließen Sie es, und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>a newer Segue wrote this profile</source>
        <translation>ein neueres Segue hat dieses Profil geschrieben</translation>
    </message>
    <message>
        <source>A newer Segue wrote the hub&apos;s database: update Segue to go on.</source>
        <translation>Ein neueres Segue hat die Datenbank des Hubs geschrieben: Aktualisieren Sie Segue, um fortzufahren.</translation>
    </message>
    <message>
        <source>The server could not be reached; check the address and the network.</source>
        <translation>Der Server war nicht erreichbar; prüfen Sie die Adresse und das Netzwerk.</translation>
    </message>
    <message>
        <source>The server did not accept the token; check it, or ask for a new one.</source>
        <translation>Der Server hat das Token nicht angenommen; prüfen Sie es, oder bitten Sie um ein neues.</translation>
    </message>
    <message>
        <source>the hub did not start</source>
        <translation>der Hub ist nicht gestartet</translation>
    </message>
    <message>
        <source>the hub did not start; it said: %1</source>
        <translation>der Hub ist nicht gestartet; seine Meldung: %1</translation>
    </message>
    <message>
        <source>The local copy of what the servers said is damaged; seguectl sync fetches a new one.</source>
        <translation>Die lokale Kopie der Serverdaten ist beschädigt; seguectl sync ruft eine neue ab.</translation>
    </message>
    <message>
        <source>The text is longer than this helpdesk takes; shorten it, or send it in parts.</source>
        <translation>Der Text ist länger, als dieser Helpdesk annimmt; kürzen Sie ihn, oder senden Sie ihn in Teilen.</translation>
    </message>
    <message>
        <source>Something answers at this address, but it is not a Segue hub; check the address.</source>
        <translation>Unter dieser Adresse antwortet etwas, aber es ist kein Segue-Hub; prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>This address is not protected: the token and every message can be read on the way. Use https where you can.</source>
        <translation>Diese Adresse ist nicht geschützt: Das Token und jede Nachricht können unterwegs mitgelesen werden. Verwenden Sie nach Möglichkeit https.</translation>
    </message>
    <message>
        <source>No token is known for this account; give it in SEGUE_TOKEN (and name the account with --account where there are several) or add the account again.</source>
        <translation>Für dieses Konto ist kein Token bekannt; geben Sie es in SEGUE_TOKEN an (und nennen Sie das Konto mit --account, wenn es mehrere gibt), oder fügen Sie das Konto erneut hinzu.</translation>
    </message>
    <message>
        <source>Keep this token now: the hub shows it once.</source>
        <translation>Bewahren Sie dieses Token jetzt auf: Der Hub zeigt es nur einmal.</translation>
    </message>
    <message>
        <source>Shows the hub&apos;s settings, or changes those that are named.</source>
        <translation>Zeigt die Einstellungen des Hubs oder ändert die genannten.</translation>
    </message>
    <message>
        <source>The keys are %1.
A list has commas between its values; an empty value takes a setting back. A password or secret is
best given as KEY=- and on standard input, where nobody else on this machine sees it.</source>
        <translation>Die Schlüssel sind %1.
Eine Liste hat Kommas zwischen ihren Werten; ein leerer Wert nimmt eine Einstellung zurück. Ein Passwort oder Geheimnis
geben Sie am besten als KEY=- und auf der Standardeingabe an, wo es sonst niemand auf diesem Rechner sieht.</translation>
    </message>
    <message>
        <source>Makes a token for a mail server or a bridge to bring messages in with.</source>
        <translation>Macht ein Token, mit dem ein Mailserver oder eine Brücke Nachrichten hereinbringt.</translation>
    </message>
    <message>
        <source>NAME says what it is for. The token can do nothing else, and is shown once.</source>
        <translation>NAME sagt, wofür es ist. Das Token kann sonst nichts und wird nur einmal gezeigt.</translation>
    </message>
    <message>
        <source>Give a token of hub channel-token in SEGUE_TOKEN.</source>
        <translation>Geben Sie ein Token von hub channel-token in SEGUE_TOKEN an.</translation>
    </message>
    <message>
        <source>The mail is in conversation %1.</source>
        <translation>Die Mail ist in der Unterhaltung %1.</translation>
    </message>
    <message>
        <source>The hub had this mail already.</source>
        <translation>Der Hub hatte diese Mail schon.</translation>
    </message>
    <message>
        <source>The hub left this mail out: %1.</source>
        <translation>Der Hub hat diese Mail ausgelassen: %1.</translation>
    </message>
    <message>
        <source>Brings one raw mail in, as a mail server pipes it.</source>
        <translation>Bringt eine rohe Mail herein, wie ein Mailserver sie durch eine Pipe schickt.</translation>
    </message>
    <message>
        <source>Exit codes for mail servers: 0 taken (once, however often it comes), 65 refused for good, 75 try again later.
A mail server on its own names the hub with --url and has a token of hub channel-token in SEGUE_TOKEN.</source>
        <translation>Rückgabewerte für Mailserver: 0 angenommen (einmal, wie oft sie auch kommt), 65 endgültig abgelehnt, 75 später erneut versuchen.
Ein Mailserver für sich nennt den Hub mit --url und hat ein Token von hub channel-token in SEGUE_TOKEN.</translation>
    </message>
    <message>
        <source>The hub at this address, without any profile.</source>
        <translation>Der Hub an dieser Adresse, ganz ohne Profil.</translation>
    </message>
    <message>
        <source>Standard input has no line for %1.</source>
        <translation>Die Standardeingabe hat keine Zeile für %1.</translation>
    </message>
    <message>
        <source>set</source>
        <comment>a secret</comment>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>a secret</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;; there are %2.</source>
        <translation>Es gibt keine Einstellung „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>A setting is changed by %1=VALUE.</source>
        <translation>Geändert wird eine Einstellung mit %1=WERT.</translation>
    </message>
    <message>
        <source>SETTING</source>
        <translation>EINSTELLUNG</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>WERT</translation>
    </message>
    <message>
        <source>The setting %1 is like &quot;1 09:00-17:30, 2 09:00-12:00&quot;, with 1 for Monday.</source>
        <translation>Die Einstellung %1 sieht so aus: „1 09:00-17:30, 2 09:00-12:00“, mit 1 für Montag.</translation>
    </message>
    <message>
        <source>The setting %1 is a number.</source>
        <translation>Die Einstellung %1 ist eine Zahl.</translation>
    </message>
    <message>
        <source>It may have been sent, or is on its way: it cannot be taken back now.</source>
        <translation>Es ist vielleicht schon gesendet oder unterwegs und lässt sich jetzt nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>What was to be sent is damaged and cannot be read.</source>
        <translation>Was gesendet werden sollte, ist beschädigt und nicht lesbar.</translation>
    </message>
    <message>
        <source>Writes drafts, the outbox and decisions about customers into a JSON file.</source>
        <translation>Schreibt Entwürfe, Postausgang und Entscheidungen über Kunden in eine JSON-Datei.</translation>
    </message>
    <message>
        <source>Also from a profile that a newer Segue wrote. Tokens are not in it; attached files stay in the profile&apos;s folder &quot;files&quot;, by their SHA-256.</source>
        <translation>Auch aus einem Profil, das ein neueres Segue geschrieben hat. Tokens sind nicht darin; angehängte Dateien bleiben im Ordner „files“ des Profils, benannt nach ihrem SHA-256.</translation>
    </message>
    <message>
        <source>The trail is as it was written.</source>
        <translation>Das Protokoll ist, wie es geschrieben wurde.</translation>
    </message>
    <message>
        <source>The trail was changed at row %1.</source>
        <translation>Das Protokoll wurde in Zeile %1 verändert.</translation>
    </message>
    <message>
        <source>ROW</source>
        <translation>ZEILE</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>WER</translation>
    </message>
    <message>
        <source>OF</source>
        <translation>WOVON</translation>
    </message>
    <message>
        <source>Nothing is written down yet.</source>
        <translation>Noch ist nichts aufgeschrieben.</translation>
    </message>
    <message>
        <source>Shows who joined, separated, erased, exported or sent again, the newest first.</source>
        <translation>Zeigt, wer zusammengeführt, getrennt, gelöscht, exportiert oder erneut gesendet hat, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>Each row is chained to the one before it: it is told whether any was changed or taken out.</source>
        <translation>Jede Zeile ist mit der vorigen verkettet: Es wird gesagt, ob eine verändert oder herausgenommen wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be had; the archive lists them</source>
        <translation>
            <numerusform>%n Datei war nicht zu bekommen; das Archiv nennt sie</numerusform>
            <numerusform>%n Dateien waren nicht zu bekommen; das Archiv nennt sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of other people were left out</source>
        <translation>
            <numerusform>%n Nachricht anderer Personen wurde weggelassen</numerusform>
            <numerusform>%n Nachrichten anderer Personen wurden weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no customer with the id %1</source>
        <translation>es gibt keinen Kunden mit der ID %1</translation>
    </message>
    <message>
        <source>Writes everything of one customer into an archive.</source>
        <translation>Schreibt alles zu einem Kunden in ein Archiv.</translation>
    </message>
    <message>
        <source>For the customer to read, and for programs: index.html, data.json and the files. Messages, names and addresses of other people are left out. ID is as `customers` lists it.</source>
        <translation>Zum Lesen für den Kunden und für Programme: index.html, data.json und die Dateien. Nachrichten, Namen und Adressen anderer Personen fehlen darin. ID ist, wie `customers` sie nennt.</translation>
    </message>
    <message>
        <source>With the team&apos;s internal notes.</source>
        <translation>Mit den internen Notizen des Teams.</translation>
    </message>
    <message>
        <source>Colleagues by their names, not by their roles alone.</source>
        <translation>Kollegen mit Namen, nicht nur mit ihrer Rolle.</translation>
    </message>
    <message>
        <source>It may have been sent: look, then seguectl outbox sent, again or unsent %1.</source>
        <translation>Es wurde vielleicht gesendet: Sehen Sie nach, dann seguectl outbox sent, again oder unsent %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>  this helpdesk keeps its copy; erase it there, too</source>
        <translation>  dieser Helpdesk behält seine Kopie; löschen Sie sie auch dort</translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes that wait are cancelled</source>
        <translation>
            <numerusform>%n wartende Nachricht oder Änderung wird zurückgezogen</numerusform>
            <numerusform>%n wartende Nachrichten oder Änderungen werden zurückgezogen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n Entwurf</numerusform>
            <numerusform>%n Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older copies of whole databases</source>
        <translation>
            <numerusform>%n ältere Kopie einer ganzen Datenbank</numerusform>
            <numerusform>%n ältere Kopien ganzer Datenbanken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts were joined with them once (--past-merges)</source>
        <translation>
            <numerusform>%n Kontakt war einmal mit ihm zusammengeführt (--past-merges)</numerusform>
            <numerusform>%n Kontakte waren einmal mit ihm zusammengeführt (--past-merges)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of others name an address (--mentions)</source>
        <translation>
            <numerusform>%n Nachricht anderer nennt eine Adresse (--mentions)</numerusform>
            <numerusform>%n Nachrichten anderer nennen eine Adresse (--mentions)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exports are known; those copies stay</source>
        <translation>
            <numerusform>%n Export ist bekannt; diese Kopie bleibt</numerusform>
            <numerusform>%n Exporte sind bekannt; diese Kopien bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>must be kept: %1</source>
        <translation>muss aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>Erased; nothing of it is left on this computer.</source>
        <translation>Gelöscht; auf diesem Computer ist nichts mehr davon.</translation>
    </message>
    <message>
        <source>say either --preview or --yes</source>
        <translation>geben Sie entweder --preview oder --yes an</translation>
    </message>
    <message>
        <source>Deletes everything of one customer for good and overwrites it.</source>
        <translation>Löscht alles zu einem Kunden endgültig und überschreibt es.</translation>
    </message>
    <message>
        <source>Here and at every hub that is signed in to as an administrator. It cannot be undone. What waits to be sent to them is cancelled. ID is as `customers` lists it.</source>
        <translation>Hier und an jedem Hub, an dem Sie als Administrator angemeldet sind. Es lässt sich nicht rückgängig machen. Was noch an ihn gesendet werden sollte, wird zurückgezogen. ID ist, wie `customers` sie nennt.</translation>
    </message>
    <message>
        <source>Says what would be deleted, and deletes nothing.</source>
        <translation>Sagt, was gelöscht würde, und löscht nichts.</translation>
    </message>
    <message>
        <source>Deletes it.</source>
        <translation>Löscht es.</translation>
    </message>
    <message>
        <source>Contacts that were joined with them once and not told apart, too.</source>
        <translation>Auch Kontakte, die einmal mit ihm zusammengeführt und nicht unterschieden wurden.</translation>
    </message>
    <message>
        <source>Others&apos; messages that name an address of theirs, too.</source>
        <translation>Auch Nachrichten anderer, die eine seiner Adressen nennen.</translation>
    </message>
    <message>
        <source>Leaves older copies of whole databases, from before a repair or an update.</source>
        <translation>Lässt ältere Kopien ganzer Datenbanken stehen, von vor einer Reparatur oder Aktualisierung.</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>entries in them</source>
        <translation>Einträge darin</translation>
    </message>
    <message>
        <source>entries in conversations of others</source>
        <translation>Einträge in Unterhaltungen anderer</translation>
    </message>
    <message>
        <source>attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>replies that have not left</source>
        <translation>Antworten, die noch nicht hinaus sind</translation>
    </message>
    <message>
        <source>decisions on identity</source>
        <translation>Entscheidungen zur Identität</translation>
    </message>
    <message>
        <source>the old copy %1 of the whole database</source>
        <translation>die alte Kopie %1 der ganzen Datenbank</translation>
    </message>
    <message>
        <source>Legal hold on %1: %2. Nothing can be erased.</source>
        <translation>Aufbewahrungspflicht für %1: %2. Nichts kann gelöscht werden.</translation>
    </message>
    <message>
        <source>Waiting for a mail that is leaving just now…</source>
        <translation>Wartet auf eine E-Mail, die gerade hinausgeht…</translation>
    </message>
    <message>
        <source>Deleted; overwriting the bytes…</source>
        <translation>Gelöscht; die Bytes werden überschrieben…</translation>
    </message>
    <message>
        <source>The hub has not finished; it goes on by itself.</source>
        <translation>Der Hub ist noch nicht fertig; er macht von selbst weiter.</translation>
    </message>
    <message>
        <source>This would be erased. Nothing was; say --yes to do it.</source>
        <translation>Das würde gelöscht. Gelöscht wurde nichts; geben Sie --yes an, um es zu tun.</translation>
    </message>
    <message>
        <source>Erased, and overwritten.</source>
        <translation>Gelöscht und überschrieben.</translation>
    </message>
    <message>
        <source>Shows what erasing these contacts would delete from the hub, or does it.</source>
        <translation>Zeigt, was das Löschen dieser Kontakte vom Hub entfernen würde, oder tut es.</translation>
    </message>
    <message>
        <source>CONTACT is the hub&apos;s id of a contact. It cannot be undone. All workstations forget them too, before they
show anything.</source>
        <translation>CONTACT ist die ID eines Kontakts am Hub. Es lässt sich nicht rückgängig machen. Auch alle Arbeitsplätze vergessen ihn,
bevor sie etwas anzeigen.</translation>
    </message>
    <message>
        <source>Erases them.</source>
        <translation>Löscht sie.</translation>
    </message>
    <message>
        <source>DAYS</source>
        <translation>TAGE</translation>
    </message>
    <message>
        <source>CONVERSATIONS</source>
        <translation>UNTERHALTUNGEN</translation>
    </message>
    <message>
        <source>ENTRIES</source>
        <translation>EINTRÄGE</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>DATEIEN</translation>
    </message>
    <message>
        <source>There is no rule: everything is kept.</source>
        <translation>Es gibt keine Regel: Alles wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Give each channel a number of days: web_chat 90 email 730.</source>
        <translation>Geben Sie je Kanal eine Anzahl Tage an: web_chat 90 email 730.</translation>
    </message>
    <message>
        <source>Nothing of %1 is erased from now on.</source>
        <translation>Von %1 wird ab jetzt nichts gelöscht.</translation>
    </message>
    <message>
        <source>%1 is not under legal hold any more.</source>
        <translation>Für %1 gilt keine Aufbewahrungspflicht mehr.</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUMMER</translation>
    </message>
    <message>
        <source>AGENT</source>
        <translation>AGENT</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>HANDLUNG</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Row %1 of the audit trail is not as it was written, or one before it is missing.</source>
        <translation>Zeile %1 des Protokolls ist nicht, wie sie geschrieben wurde, oder eine davor fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n row(s), up to %1</source>
        <translation>
            <numerusform>Das Protokoll ist unversehrt: %n Zeile, bis %1</numerusform>
            <numerusform>Das Protokoll ist unversehrt: %n Zeilen, bis %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows what the hub&apos;s rules of retention would erase now; with others, what those would.</source>
        <translation>Zeigt, was die Aufbewahrungsregeln des Hubs jetzt löschen würden; mit anderen Regeln, was diese löschen würden.</translation>
    </message>
    <message>
        <source>Nothing is erased by this, and no rule is kept: hub settings retention.days=&quot;web_chat 90, email 730&quot; does that.</source>
        <translation>Hiermit wird nichts gelöscht und keine Regel gespeichert: Das tut hub settings retention.days=&quot;web_chat 90, email 730&quot;.</translation>
    </message>
    <message>
        <source>Puts a contact under legal hold: neither a wish nor a rule erases them.</source>
        <translation>Stellt einen Kontakt unter Aufbewahrungspflicht: Weder ein Wunsch noch eine Regel löscht ihn.</translation>
    </message>
    <message>
        <source>Ends the legal hold on a contact.</source>
        <translation>Beendet die Aufbewahrungspflicht für einen Kontakt.</translation>
    </message>
    <message>
        <source>Shows the hub&apos;s audit trail: who did what, in ids alone.</source>
        <translation>Zeigt das Protokoll des Hubs: wer was tat, nur in IDs.</translation>
    </message>
    <message>
        <source>Reads the whole chain instead, and says whether it is as it was written.</source>
        <translation>Liest stattdessen die ganze Kette und sagt, ob sie ist, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>The setting %1 is like &quot;web_chat 90, email 730&quot;, with 0 days for ever.</source>
        <translation>Die Einstellung %1 lautet etwa &quot;web_chat 90, email 730&quot;; 0 Tage heißt für immer.</translation>
    </message>
    <message>
        <source>The setting %1 is true or false.</source>
        <translation>Die Einstellung %1 ist true oder false.</translation>
    </message>
    <message>
        <source>Nothing has these words. These have: %1</source>
        <translation>Nichts enthält diese Wörter. Diese kommen vor: %1</translation>
    </message>
    <message>
        <source>Did you mean: %1</source>
        <translation>Meinten Sie: %1</translation>
    </message>
    <message>
        <source>Only the newest messages with these words were compared.</source>
        <translation>Nur die neuesten Nachrichten mit diesen Wörtern wurden verglichen.</translation>
    </message>
    <message>
        <source>The best match first, instead of the newest.</source>
        <translation>Das Passendste zuerst statt des Neuesten.</translation>
    </message>
    <message>
        <source>Says that an uncertain one was not sent, and gives it up.</source>
        <translation>Sagt, dass ein ungewisser nicht gesendet wurde, und gibt ihn auf.</translation>
    </message>
</context>
<context>
    <name>segue::CustomerCardView</name>
    <message>
        <source>Contact points</source>
        <translation>Kontaktwege</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>Why one customer?</source>
        <translation>Warum ein Kunde?</translation>
    </message>
    <message>
        <source>Separate…</source>
        <translation>Trennen …</translation>
    </message>
    <message>
        <source>No address is known: they wrote without leaving one.</source>
        <translation>Keine Adresse bekannt: Beim Schreiben wurde keine hinterlassen.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Noch %n anzeigen</numerusform>
            <numerusform>Noch %n anzeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n of them</source>
        <translation>
            <numerusform>Die %n neueste davon</numerusform>
            <numerusform>Die %n neuesten davon</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>More about this customer</source>
        <translation>Mehr zu diesem Kunden</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Zusammenführen mit…</translation>
    </message>
    <message>
        <source>Export customer…</source>
        <translation>Kunden exportieren…</translation>
    </message>
    <message>
        <source>Erase customer…</source>
        <translation>Kunden löschen…</translation>
    </message>
</context>
<context>
    <name>segue::CustomerListDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <extracomment>A pill in the list of customers.</extracomment>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::CustomerListModel</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::CustomerPane</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Kein Kunde</translation>
    </message>
    <message>
        <source>Open a conversation to see who wrote it.</source>
        <translation>Öffnen Sie eine Unterhaltung, um zu sehen, wer geschrieben hat.</translation>
    </message>
</context>
<context>
    <name>segue::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Alle Kunden</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Name, address or organisation</source>
        <translation>Name, Adresse oder Organisation</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Kunden durchsuchen</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Liste anzeigen</translation>
    </message>
    <message>
        <source>Show or hide the customer&apos;s card</source>
        <translation>Kundenkarte ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Open in the inbox</source>
        <translation>Im Posteingang öffnen</translation>
    </message>
    <message>
        <source>No conversation yet</source>
        <translation>Noch keine Unterhaltung</translation>
    </message>
    <message>
        <source>What you and this customer write to each other appears here.</source>
        <translation>Hier erscheint, was Sie und dieser Kunde einander schreiben.</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Wählen Sie einen Kunden</translation>
    </message>
    <message>
        <source>Their conversations and their card appear here.</source>
        <translation>Hier erscheinen seine Unterhaltungen und seine Karte.</translation>
    </message>
    <message>
        <source>Review · %1</source>
        <comment>number of pairs</comment>
        <translation>Prüfen · %1</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>Everybody who writes to you is listed here.</source>
        <translation>Hier stehen alle, die Ihnen schreiben.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>Try fewer letters, or a part of the address.</source>
        <translation>Versuchen Sie es mit weniger Buchstaben oder einem Teil der Adresse.</translation>
    </message>
</context>
<context>
    <name>segue::DataSettings</name>
    <message>
        <source>Your own work: drafts, the outbox, decisions about customers. Keep a copy of it.</source>
        <translation>Ihre eigene Arbeit: Entwürfe, Postausgang, Entscheidungen über Kunden. Bewahren Sie eine Kopie davon auf.</translation>
    </message>
    <message>
        <source>A copy of what the servers hold, for speed and for working offline. It can be fetched again.</source>
        <translation>Eine Kopie dessen, was auf den Servern liegt, für Tempo und zum Offline-Arbeiten. Sie kann erneut abgerufen werden.</translation>
    </message>
    <message>
        <source>Files that you attached, and downloads.</source>
        <translation>Dateien, die Sie angehängt haben, und Downloads.</translation>
    </message>
    <message>
        <source>What the hub of this computer holds, if it runs here.</source>
        <translation>Was der Hub dieses Computers enthält, falls er hier läuft.</translation>
    </message>
    <message>
        <source>These settings.</source>
        <translation>Diese Einstellungen.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Everything is in one folder on this computer; tokens are in the system&apos;s keyring.</source>
        <translation>Alles liegt in einem Ordner auf diesem Computer; Token liegen im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Folder of your data: %1</source>
        <translation>Ordner Ihrer Daten: %1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the folder</source>
        <translation>Pfad des Ordners kopieren</translation>
    </message>
    <message>
        <source>Copied the path</source>
        <translation>Pfad kopiert</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>file and size</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>A newer Segue wrote this profile: it can only be read and exported here.</source>
        <translation>Ein neueres Segue hat dieses Profil geschrieben: Hier kann es nur gelesen und exportiert werden.</translation>
    </message>
    <message>
        <source>Export your work…</source>
        <translation>Eigene Arbeit exportieren …</translation>
    </message>
    <message>
        <source>Drafts, the outbox and decisions about customers, as one JSON file</source>
        <translation>Entwürfe, Postausgang und Entscheidungen über Kunden als eine JSON-Datei</translation>
    </message>
    <message>
        <source>Export your work</source>
        <translation>Eigene Arbeit exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
</context>
<context>
    <name>segue::Definitions</name>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Conversations in which the customer wrote last and nobody has answered, now. Solved, closed, spam and snoozed ones do not count.</source>
        <translation>Unterhaltungen, in denen derzeit der Kunde zuletzt geschrieben und niemand geantwortet hat. Gelöste, geschlossene, zurückgestellte und Spam zählen nicht.</translation>
    </message>
    <message>
        <source>Waiting, unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Those of the waiting conversations that nobody is responsible for.</source>
        <translation>Diejenigen wartenden Unterhaltungen, für die niemand zuständig ist.</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>The time since the first message that nobody has answered, of the conversation that has waited longest. Calendar time, not business hours.</source>
        <translation>Die Zeit seit der ersten unbeantworteten Nachricht der Unterhaltung, die am längsten wartet. Kalenderzeit, nicht Geschäftszeit.</translation>
    </message>
    <message>
        <source>Waiting by channel</source>
        <translation>Wartend nach Kanal</translation>
    </message>
    <message>
        <source>The waiting conversations, by how the customer wrote.</source>
        <translation>Die wartenden Unterhaltungen danach, wie der Kunde geschrieben hat.</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Reply time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösungszeit</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Backlog by age</source>
        <translation>Rückstand nach Alter</translation>
    </message>
    <message>
        <source>All conversations that are not solved, closed or spam, by the time since they were created. Snoozed ones count.</source>
        <translation>Alle Unterhaltungen, die nicht gelöst, geschlossen oder Spam sind, nach der Zeit seit ihrem Entstehen. Zurückgestellte zählen mit.</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Zufriedenheit</translation>
    </message>
    <message>
        <source>Ratings of 4 and 5 among all ratings from 1 to 5, of conversations that were last active in the last 30 days and are solved.</source>
        <translation>Bewertungen mit 4 und 5 unter allen Bewertungen von 1 bis 5, aus Unterhaltungen, die in den letzten 30 Tagen zuletzt aktiv waren und gelöst sind.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>How many of the solved conversations on a channel that asks for a rating got one, in the last 30 days.</source>
        <translation>Wie viele der gelösten Unterhaltungen auf einem Kanal, der um eine Bewertung bittet, in den letzten 30 Tagen eine bekamen.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Conversations assigned to an agent that are neither done nor snoozed, beside how many they take at a time. Waiting are those in which the customer wrote last.</source>
        <translation>Unterhaltungen eines Agenten, die weder erledigt noch zurückgestellt sind, neben der Zahl, die er gleichzeitig annimmt. Wartend sind diejenigen, in denen der Kunde zuletzt geschrieben hat.</translation>
    </message>
    <message>
        <source>Median, P90, mean</source>
        <translation>Median, P90, Mittelwert</translation>
    </message>
    <message>
        <source>Half of the cases took at most the median, nine of ten at most the P90 (nearest rank). The mean is shown for comparison: a few very long cases move it a lot.</source>
        <translation>Die Hälfte der Fälle dauerte höchstens so lange wie der Median, neun von zehn höchstens so lange wie P90 (nächster Rang). Der Mittelwert steht zum Vergleich dabei: Wenige sehr lange Fälle verschieben ihn stark.</translation>
    </message>
    <message>
        <source>From the creation of a conversation to the first public message of a person of the team, for those first answered since midnight on this computer. Calendar time; automatic answers do not count, nor do conversations that the team began.</source>
        <translation>Vom Entstehen einer Unterhaltung bis zur ersten öffentlichen Nachricht eines Teammitglieds, für die seit Mitternacht auf diesem Computer erstmals beantworteten. Kalenderzeit; automatische Antworten zählen nicht, ebenso wenig Unterhaltungen, die das Team begonnen hat.</translation>
    </message>
    <message>
        <source>From the customer&apos;s message to the public answer that ended that wait since midnight on this computer. Several messages in a row count from the first. Calendar time.</source>
        <translation>Von der Nachricht des Kunden bis zur öffentlichen Antwort, die dieses Warten seit Mitternacht auf diesem Computer beendet hat. Mehrere Nachrichten hintereinander zählen ab der ersten. Kalenderzeit.</translation>
    </message>
    <message>
        <source>From the creation of a conversation to the last time it was solved or closed, for those solved since midnight on this computer and still solved. Calendar time.</source>
        <translation>Vom Entstehen einer Unterhaltung bis zum letzten Lösen oder Schließen, für die seit Mitternacht auf diesem Computer gelösten, die es noch sind. Kalenderzeit.</translation>
    </message>
    <message>
        <source>Conversations that began since midnight on this computer.</source>
        <translation>Unterhaltungen, die seit Mitternacht auf diesem Computer begonnen haben.</translation>
    </message>
    <message>
        <source>Conversations that were solved or closed since midnight on this computer and are still so.</source>
        <translation>Unterhaltungen, die seit Mitternacht auf diesem Computer gelöst oder geschlossen wurden und es noch sind.</translation>
    </message>
    <message>
        <source>How many times a solved conversation was opened again since midnight on this computer. One conversation may count more than once.</source>
        <translation>Wie oft seit Mitternacht auf diesem Computer eine gelöste Unterhaltung wieder geöffnet wurde. Eine Unterhaltung kann mehrfach zählen.</translation>
    </message>
</context>
<context>
    <name>segue::DurationTable</name>
    <message>
        <source>Times of today</source>
        <translation>Zeiten von heute</translation>
    </message>
    <message>
        <source>Today, calendar time</source>
        <translation>Heute, Kalenderzeit</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>%1, median: %2</source>
        <translation>%1, Median: %2</translation>
    </message>
    <message>
        <source>%1, P90: %2</source>
        <translation>%1, P90: %2</translation>
    </message>
    <message>
        <source>%1, mean: %2</source>
        <translation>%1, Mittelwert: %2</translation>
    </message>
    <message>
        <source>%1, cases: %2</source>
        <translation>%1, Fälle: %2</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
</context>
<context>
    <name>segue::EraseForm</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages and events</source>
        <translation>
            <numerusform>%n Nachricht oder Ereignis</numerusform>
            <numerusform>%n Nachrichten und Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact points</source>
        <translation>
            <numerusform>%n Kontaktweg</numerusform>
            <numerusform>%n Kontaktwege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in conversations of others</source>
        <translation>
            <numerusform>%n Nachricht in Unterhaltungen anderer</numerusform>
            <numerusform>%n Nachrichten in Unterhaltungen anderer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keeps its copy: erase it there as well.</source>
        <translation>%1 behält die eigene Kopie: Löschen Sie sie auch dort.</translation>
    </message>
    <message>
        <source>%1 is told as soon as it can be reached.</source>
        <translation>%1 erfährt es, sobald es erreichbar ist.</translation>
    </message>
    <message>
        <source>%1 has deleted it and is overwriting it.</source>
        <translation>%1 hat es gelöscht und überschreibt es.</translation>
    </message>
    <message>
        <source>%1 has erased it.</source>
        <translation>%1 hat es gelöscht.</translation>
    </message>
    <message>
        <source>%1 did not erase it. %2</source>
        <translation>%1 hat es nicht gelöscht. %2</translation>
    </message>
    <message>
        <source>Erase this customer</source>
        <translation>Diesen Kunden löschen</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is being erased</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>%1 was erased</source>
        <translation>%1 wurde gelöscht</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Looking at what there is…</source>
        <translation>Sieht nach, was da ist…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everything of this customer is deleted on this computer and overwritten. It cannot be undone.</source>
        <translation>Alles zu diesem Kunden wird auf diesem Computer gelöscht und überschrieben. Es lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Must be kept since %1: %2</source>
        <translation>Muss seit %1 aufbewahrt werden: %2</translation>
    </message>
    <message>
        <source>Type “%1” to confirm:</source>
        <translation>Zur Bestätigung „%1“ eingeben:</translation>
    </message>
    <message>
        <source>a name only</source>
        <translation>nur ein Name</translation>
    </message>
    <message>
        <source>%1 keeps its own copy; it has to be erased there, too.</source>
        <translation>%1 behält die eigene Kopie; sie muss auch dort gelöscht werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n Entwurf</numerusform>
            <numerusform>%n Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions about who they are</source>
        <translation>
            <numerusform>%n Entscheidung, wer sie sind</numerusform>
            <numerusform>%n Entscheidungen, wer sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things that could not be read</source>
        <translation>
            <numerusform>%n Ding, das nicht zu lesen war</numerusform>
            <numerusform>%n Dinge, die nicht zu lesen waren</numerusform>
        </translation>
    </message>
    <message>
        <source>Made here: %1</source>
        <translation>Hier entstanden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts of others may be the same person and would stay: look at them first.</source>
        <translation>
            <numerusform>%n Kontakt eines anderen ist vielleicht dieselbe Person und bliebe: Sehen Sie ihn zuerst an.</numerusform>
            <numerusform>%n Kontakte anderer sind vielleicht dieselbe Person und blieben: Sehen Sie sie zuerst an.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes wait to be sent; they are cancelled:</source>
        <translation>
            <numerusform>%n Nachricht oder Änderung wartet noch; sie wird zurückgezogen:</numerusform>
            <numerusform>%n Nachrichten oder Änderungen warten noch; sie werden zurückgezogen:</numerusform>
        </translation>
    </message>
    <message>
        <source>a change</source>
        <translation>eine Änderung</translation>
    </message>
    <message>
        <source>%1 – on its way: it may arrive</source>
        <translation>%1 – unterwegs: es kann noch ankommen</translation>
    </message>
    <message>
        <source>Exported on %1 by %2: that copy is not deleted.</source>
        <translation>Am %1 von %2 exportiert: Diese Kopie wird nicht gelöscht.</translation>
    </message>
    <message>
        <source>Also %1</source>
        <translation>Auch %1</translation>
    </message>
    <message>
        <source>joined with them once; told apart by somebody</source>
        <translation>war einmal zusammengeführt; jemand hat sie unterschieden</translation>
    </message>
    <message>
        <source>joined with them once</source>
        <translation>war einmal zusammengeführt</translation>
    </message>
    <message numerus="yes">
        <source>Also %n older copies of everything</source>
        <translation>
            <numerusform>Auch %n ältere Kopie von allem</numerusform>
            <numerusform>Auch %n ältere Kopien von allem</numerusform>
        </translation>
    </message>
    <message>
        <source>from before a repair or an update, %1; nothing in them can be deleted by itself</source>
        <translation>von vor einer Reparatur oder Aktualisierung, %1; darin lässt sich nichts einzeln löschen</translation>
    </message>
    <message numerus="yes">
        <source>Also %n messages of others that name an address</source>
        <translation>
            <numerusform>Auch %n Nachricht anderer, die eine Adresse nennt</numerusform>
            <numerusform>Auch %n Nachrichten anderer, die eine Adresse nennen</numerusform>
        </translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Waiting until what is on its way has ended…</source>
        <translation>Wartet, bis geendet hat, was unterwegs ist…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Löscht…</translation>
    </message>
    <message>
        <source>Deleted. Overwriting what is left of it on the disk…</source>
        <translation>Gelöscht. Was davon noch auf dem Datenträger steht, wird überschrieben…</translation>
    </message>
    <message>
        <source>%1 was erased.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing of it is left on this computer.</source>
        <translation>Auf diesem Computer ist nichts mehr davon.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes were cancelled.</source>
        <translation>
            <numerusform>%n Nachricht oder Änderung wurde zurückgezogen.</numerusform>
            <numerusform>%n Nachrichten oder Änderungen wurden zurückgezogen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::Errors</name>
    <message>
        <source>The file is larger than this channel takes.</source>
        <translation>Die Datei ist größer, als dieser Kanal annimmt.</translation>
    </message>
    <message>
        <source>Send a smaller file or a link to it.</source>
        <translation>Senden Sie eine kleinere Datei oder einen Link dazu.</translation>
    </message>
    <message>
        <source>The text is longer than this channel takes.</source>
        <translation>Der Text ist länger, als dieser Kanal annimmt.</translation>
    </message>
    <message>
        <source>Shorten it, or attach it as a file.</source>
        <translation>Kürzen Sie ihn, oder hängen Sie ihn als Datei an.</translation>
    </message>
    <message>
        <source>Segue is already running with this profile.</source>
        <translation>Segue läuft bereits mit diesem Profil.</translation>
    </message>
    <message>
        <source>Use the window that is open, or start with another --profile folder.</source>
        <translation>Verwenden Sie das geöffnete Fenster, oder starten Sie mit einem anderen --profile-Ordner.</translation>
    </message>
    <message>
        <source>The disk is full: nothing new can be stored.</source>
        <translation>Der Datenträger ist voll: Neues kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Free some space; what you write stays in the window meanwhile.</source>
        <translation>Schaffen Sie Platz; was Sie schreiben, bleibt solange im Fenster.</translation>
    </message>
    <message>
        <source>The disk could not be read or written.</source>
        <translation>Der Datenträger konnte nicht gelesen oder beschrieben werden.</translation>
    </message>
    <message>
        <source>Check the disk and its permissions, then start Segue again.</source>
        <translation>Prüfen Sie den Datenträger und seine Berechtigungen, und starten Sie Segue dann neu.</translation>
    </message>
    <message>
        <source>It has already been sent.</source>
        <translation>Es wurde bereits gesendet.</translation>
    </message>
    <message>
        <source>Write again if it needs correcting.</source>
        <translation>Schreiben Sie noch einmal, wenn etwas zu berichtigen ist.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Only your own latest change can be undone, while nobody has changed it since.</source>
        <translation>Nur Ihre eigene letzte Änderung kann rückgängig gemacht werden, solange niemand sie seither geändert hat.</translation>
    </message>
    <message>
        <source>Something answers at this address, but it is not a Segue hub.</source>
        <translation>Unter dieser Adresse antwortet etwas, aber es ist kein Segue-Hub.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Messages for this account are still waiting to be sent.</source>
        <translation>Nachrichten für dieses Konto warten noch auf den Versand.</translation>
    </message>
    <message>
        <source>Wait for them, or discard them in the outbox.</source>
        <translation>Warten Sie auf sie, oder verwerfen Sie sie im Postausgang.</translation>
    </message>
    <message>
        <source>This account cannot do that.</source>
        <translation>Dieses Konto kann das nicht.</translation>
    </message>
    <message>
        <source>Do it at the helpdesk itself.</source>
        <translation>Erledigen Sie es direkt im Helpdesk.</translation>
    </message>
    <message>
        <source>A newer Segue wrote this profile: it can only be read here.</source>
        <translation>Ein neueres Segue hat dieses Profil geschrieben: Hier kann es nur gelesen werden.</translation>
    </message>
    <message>
        <source>Update Segue to go on working with it.</source>
        <translation>Aktualisieren Sie Segue, um weiter damit zu arbeiten.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it.</source>
        <translation>Prüfen Sie, ob sie noch da ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Der Server war nicht erreichbar.</translation>
    </message>
    <message>
        <source>Nothing has to be done: it is tried again by itself.</source>
        <translation>Sie müssen nichts tun: Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>The server did not accept your sign-in.</source>
        <translation>Der Server hat Ihre Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Sign in again in the settings of the account.</source>
        <translation>Melden Sie sich in den Einstellungen des Kontos erneut an.</translation>
    </message>
    <message>
        <source>The server asks to slow down.</source>
        <translation>Der Server bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>Nothing has to be done: it is tried again when the server allows it.</source>
        <translation>Sie müssen nichts tun: Es wird erneut versucht, sobald der Server es erlaubt.</translation>
    </message>
    <message>
        <source>It was changed by somebody else in the meantime.</source>
        <translation>Es wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Look at what is there now, then decide again.</source>
        <translation>Sehen Sie nach, was jetzt da ist, und entscheiden Sie dann neu.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Der Server hat es abgelehnt.</translation>
    </message>
    <message>
        <source>Change it, or discard it.</source>
        <translation>Ändern Sie es, oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>The connection was lost before the server answered.</source>
        <translation>Die Verbindung brach ab, bevor der Server antwortete.</translation>
    </message>
    <message>
        <source>It may have been sent: check before you send it again.</source>
        <translation>Vielleicht wurde es gesendet: Prüfen Sie das, bevor Sie es noch einmal senden.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood.</source>
        <translation>Die Antwort des Servers war nicht verständlich.</translation>
    </message>
    <message>
        <source>Check the address of the account, or update Segue.</source>
        <translation>Prüfen Sie die Adresse des Kontos, oder aktualisieren Sie Segue.</translation>
    </message>
    <message>
        <source>It could not be stored on this computer.</source>
        <translation>Es konnte auf diesem Computer nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check the disk; your text is still in the window.</source>
        <translation>Prüfen Sie den Datenträger; Ihr Text ist noch im Fenster.</translation>
    </message>
    <message>
        <source>It was cancelled before anything was sent.</source>
        <translation>Es wurde abgebrochen, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Try again if you still want it.</source>
        <translation>Versuchen Sie es erneut, wenn Sie es noch möchten.</translation>
    </message>
    <message>
        <source>seguectl is working with this profile.</source>
        <translation>seguectl arbeitet gerade mit diesem Profil.</translation>
    </message>
    <message>
        <source>Start Segue again when its command has ended.</source>
        <translation>Starten Sie Segue erneut, wenn der Befehl beendet ist.</translation>
    </message>
    <message>
        <source>A newer Segue wrote the database of this computer&apos;s hub.</source>
        <translation>Ein neueres Segue hat die Datenbank des Hubs dieses Computers geschrieben.</translation>
    </message>
    <message>
        <source>Update Segue; nothing in it was changed.</source>
        <translation>Aktualisieren Sie Segue; darin wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The hub of this computer did not start.</source>
        <translation>Der Hub dieses Computers ist nicht gestartet.</translation>
    </message>
    <message>
        <source>It is tried again by itself; start Segue from a terminal to see what it says.</source>
        <translation>Es wird von selbst erneut versucht; starten Sie Segue in einem Terminal, um seine Meldung zu sehen.</translation>
    </message>
    <message>
        <source>The local copy of what the servers said is damaged.</source>
        <translation>Die lokale Kopie der Serverdaten ist beschädigt.</translation>
    </message>
    <message>
        <source>Start Segue again: it fetches a new one. What you wrote is kept apart from it.</source>
        <translation>Starten Sie Segue neu: Es ruft eine neue ab. Was Sie geschrieben haben, liegt getrennt davon.</translation>
    </message>
    <message>
        <source>The keyring did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Unlock it, then reconnect.</source>
        <translation>Entsperren Sie ihn und verbinden Sie dann neu.</translation>
    </message>
    <message>
        <source>The hub cannot send on this channel.</source>
        <translation>Der Hub kann auf diesem Kanal nicht senden.</translation>
    </message>
    <message>
        <source>Answer where the customer wrote, or leave a note here.</source>
        <translation>Antworten Sie dort, wo der Kunde geschrieben hat, oder hinterlassen Sie hier eine Notiz.</translation>
    </message>
    <message>
        <source>The hub has no mail server to send with.</source>
        <translation>Der Hub hat keinen Mailserver, über den er senden könnte.</translation>
    </message>
    <message>
        <source>Ask an administrator of the hub to name the SMTP server, then send it again.</source>
        <translation>Bitten Sie einen Administrator des Hubs, den SMTP-Server anzugeben, und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>The channel takes no more answers to this customer.</source>
        <translation>Der Kanal nimmt keine Antworten an diesen Kunden mehr an.</translation>
    </message>
    <message>
        <source>Wait until the customer writes again, or use another channel.</source>
        <translation>Warten Sie, bis der Kunde wieder schreibt, oder nutzen Sie einen anderen Kanal.</translation>
    </message>
    <message>
        <source>The conversation is closed.</source>
        <translation>Die Unterhaltung ist geschlossen.</translation>
    </message>
    <message>
        <source>Open it, then send it again.</source>
        <translation>Öffnen Sie sie wieder und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>The hub cannot send a mail to these recipients.</source>
        <translation>Der Hub kann an diese Empfänger keine E-Mail senden.</translation>
    </message>
    <message>
        <source>Name 1 to 100 valid e-mail addresses, then send it again.</source>
        <translation>Geben Sie 1 bis 100 gültige E-Mail-Adressen an und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>It may have been sent, or is on its way: it cannot be taken back now.</source>
        <translation>Es ist vielleicht schon gesendet oder unterwegs und lässt sich jetzt nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Segue finds out and says so here, or asks you.</source>
        <translation>Segue klärt das und sagt es hier, oder fragt Sie.</translation>
    </message>
    <message>
        <source>What was to be sent is damaged and cannot be read.</source>
        <translation>Was gesendet werden sollte, ist beschädigt und nicht lesbar.</translation>
    </message>
    <message>
        <source>Write it again.</source>
        <translation>Schreiben Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No secure connection to the server could be made.</source>
        <translation>Es konnte keine sichere Verbindung zum Server hergestellt werden.</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask whoever runs the server to check its certificate; it is tried again by itself.</source>
        <translation>Es wurde nichts gesendet. Bitten Sie den Betreiber des Servers, sein Zertifikat zu prüfen; es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>This customer must be kept for now.</source>
        <translation>Dieser Kunde muss vorerst aufbewahrt werden.</translation>
    </message>
    <message>
        <source>An administrator of the hub can end the legal hold.</source>
        <translation>Ein Administrator des Hubs kann die Aufbewahrungspflicht beenden.</translation>
    </message>
    <message>
        <source>The customer was erased.</source>
        <translation>Der Kunde wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing more can be done with their conversations.</source>
        <translation>Mit den Unterhaltungen lässt sich nichts mehr tun.</translation>
    </message>
    <message>
        <source>There is no such customer any more.</source>
        <translation>Diesen Kunden gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>They may have been joined with another one, or erased.</source>
        <translation>Vielleicht wurde er mit einem anderen zusammengeführt oder gelöscht.</translation>
    </message>
    <message>
        <source>They cannot be one customer: each has an id of its own in the same system (%1).</source>
        <translation>Sie können nicht ein Kunde sein: Jeder hat im selben System (%1) eine eigene ID.</translation>
    </message>
    <message>
        <source>Compare their contact points: one of the ids may be wrong.</source>
        <translation>Vergleichen Sie die Kontaktwege: Eine der IDs ist vielleicht falsch.</translation>
    </message>
</context>
<context>
    <name>segue::EventWords</name>
    <message>
        <source>%1 snoozed it until %2</source>
        <translation>%1 hat bis %2 zurückgestellt</translation>
    </message>
    <message>
        <source>%1 changed the snooze</source>
        <translation>%1 hat die Zurückstellung geändert</translation>
    </message>
    <message>
        <source>%1 added the tag %2</source>
        <translation>%1 hat das Schlagwort %2 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed the tag %2</source>
        <translation>%1 hat das Schlagwort %2 entfernt</translation>
    </message>
    <message>
        <source>%1 changed the tags to %2</source>
        <translation>%1 hat die Schlagwörter auf %2 geändert</translation>
    </message>
    <message>
        <source>%1 set the status to %2</source>
        <translation>%1 hat den Status auf „%2“ gesetzt</translation>
    </message>
    <message>
        <source>%1 removed the assignee</source>
        <translation>%1 hat die Zuweisung aufgehoben</translation>
    </message>
    <message>
        <source>%1 assigned it to %2</source>
        <translation>%1 hat %2 zugewiesen</translation>
    </message>
    <message>
        <source>%1 removed the team</source>
        <translation>%1 hat das Team entfernt</translation>
    </message>
    <message>
        <source>%1 moved it to %2</source>
        <translation>%1 hat an %2 übergeben</translation>
    </message>
    <message>
        <source>%1 set the priority to %2</source>
        <translation>%1 hat die Priorität auf „%2“ gesetzt</translation>
    </message>
    <message>
        <source>%1 changed the subject to “%2”</source>
        <translation>%1 hat den Betreff in „%2“ geändert</translation>
    </message>
    <message>
        <source>%1 merged %2 into this conversation</source>
        <translation>%1 hat %2 mit dieser Unterhaltung zusammengeführt</translation>
    </message>
    <message>
        <source>%1 changed %2</source>
        <translation>%1 hat %2 geändert</translation>
    </message>
    <message>
        <source>Segue</source>
        <comment>who did something by itself</comment>
        <translation>Segue</translation>
    </message>
    <message>
        <source>%1 took it</source>
        <translation>%1 hat es übernommen</translation>
    </message>
</context>
<context>
    <name>segue::ExportForm</name>
    <message>
        <source>Export this customer</source>
        <translation>Diesen Kunden exportieren</translation>
    </message>
    <message>
        <source>With internal notes</source>
        <translation>Mit internen Notizen</translation>
    </message>
    <message>
        <source>With colleagues&apos; names</source>
        <translation>Mit den Namen von Kollegen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP-Archive (*.zip)</translation>
    </message>
    <message>
        <source>%1 was exported.</source>
        <translation>%1 wurde exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be had; the archive lists them.</source>
        <translation>
            <numerusform>%n Datei war nicht zu bekommen; das Archiv nennt sie.</numerusform>
            <numerusform>%n Dateien waren nicht zu bekommen; das Archiv nennt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 is being exported</source>
        <translation>%1 wird exportiert</translation>
    </message>
    <message>
        <source>One archive of everything that is stored about them, to read and as data. Messages, names and addresses of other people are left out.</source>
        <translation>Ein Archiv von allem, was gespeichert ist, zum Lesen und als Daten. Nachrichten, Namen und Adressen anderer Personen fehlen darin.</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
</context>
<context>
    <name>segue::ExportText</name>
    <message>
        <source>could not be had</source>
        <translation>war nicht zu bekommen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>verified (%1)</source>
        <translation>verifiziert (%1)</translation>
    </message>
    <message>
        <source>given, not verified</source>
        <translation>genannt, nicht verifiziert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Contact points</source>
        <translation>Kontaktwege</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Bekannt seit</translation>
    </message>
    <message>
        <source>Two contacts are the same person</source>
        <translation>Zwei Kontakte sind dieselbe Person</translation>
    </message>
    <message>
        <source>Two contacts are not the same person</source>
        <translation>Zwei Kontakte sind nicht dieselbe Person</translation>
    </message>
    <message>
        <source>A decision was taken back</source>
        <translation>Eine Entscheidung wurde zurückgenommen</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code</comment>
        <extracomment>The language of this translation, as HTML names it: &quot;en&quot;, &quot;de&quot;, …</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>Internal notes of the team are part of it.</source>
        <translation>Interne Notizen des Teams sind darin enthalten.</translation>
    </message>
    <message>
        <source>Internal notes of the team are not part of it.</source>
        <translation>Interne Notizen des Teams sind nicht darin enthalten.</translation>
    </message>
    <message>
        <source>Everything that is stored about this customer.</source>
        <translation>Alles, was über diesen Kunden gespeichert ist.</translation>
    </message>
    <message>
        <source>Other people&apos;s messages, names and addresses are left out. data.json holds the same for programs; files are in the folder attachments.</source>
        <translation>Nachrichten, Namen und Adressen anderer Personen fehlen. data.json enthält dasselbe für Programme; Dateien liegen im Ordner attachments.</translation>
    </message>
    <message>
        <source>another customer&apos;s conversation: only this customer&apos;s messages</source>
        <translation>Unterhaltung eines anderen Kunden: nur die Nachrichten dieses Kunden</translation>
    </message>
    <message>
        <source>Somebody else&apos;s message is left out.</source>
        <translation>Die Nachricht einer anderen Person fehlt.</translation>
    </message>
    <message>
        <source>Rating: %1 of 5</source>
        <translation>Bewertung: %1 von 5</translation>
    </message>
    <message>
        <source>Decisions about who is who</source>
        <translation>Entscheidungen, wer wer ist</translation>
    </message>
    <message>
        <source>Files that could not be had</source>
        <translation>Dateien, die nicht zu bekommen waren</translation>
    </message>
    <message numerus="yes">
        <source>%n entries.</source>
        <translation>
            <numerusform>%n Eintrag.</numerusform>
            <numerusform>%n Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Support (supervisor)</source>
        <translation>Support (Teamleitung)</translation>
    </message>
    <message>
        <source>Support (administrator)</source>
        <translation>Support (Administration)</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Automatic answer</source>
        <translation>Automatische Antwort</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>another participant</source>
        <translation>eine andere beteiligte Person</translation>
    </message>
</context>
<context>
    <name>segue::FigureCard</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a number and its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>segue::FilterChips</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
</context>
<context>
    <name>segue::FindBar</name>
    <message>
        <source>Find in this timeline</source>
        <translation>In diesem Verlauf suchen</translation>
    </message>
    <message>
        <source>Earlier match</source>
        <translation>Früherer Treffer</translation>
    </message>
    <message>
        <source>Later match</source>
        <translation>Späterer Treffer</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Nothing further</source>
        <translation>Nichts weiter</translation>
    </message>
</context>
<context>
    <name>segue::FoldGroup</name>
    <message>
        <source>%1 · %2</source>
        <comment>title and count</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Ausgeklappt</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Eingeklappt</translation>
    </message>
</context>
<context>
    <name>segue::FreedesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>segue::HeldJoinBar</name>
    <message>
        <source>Join now</source>
        <translation>Jetzt zusammenführen</translation>
    </message>
    <message>
        <source>When I am done</source>
        <translation>Wenn ich fertig bin</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more would become one customer. They wait because you are writing.</source>
        <comment>the number of other customers</comment>
        <translation>
            <numerusform>%1 und %n weiterer würden ein Kunde. Sie warten, weil Sie schreiben.</numerusform>
            <numerusform>%1 und %n weitere würden ein Kunde. Sie warten, weil Sie schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 would become one customer. They wait because you are writing.</source>
        <translation>%1 und %2 würden ein Kunde. Sie warten, weil Sie schreiben.</translation>
    </message>
</context>
<context>
    <name>segue::HistoryWords</name>
    <message>
        <source>somebody else</source>
        <translation>jemand anderes</translation>
    </message>
    <message>
        <source>Decided by %1, %2</source>
        <comment>agent and date</comment>
        <translation>Entschieden von %1, %2</translation>
    </message>
    <message>
        <source>the team</source>
        <translation>dem Team</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names, and the last one</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 are the same person</source>
        <comment>two or more names</comment>
        <translation>%1 sind dieselbe Person</translation>
    </message>
    <message>
        <source>%1 are not the same person</source>
        <comment>two names</comment>
        <translation>%1 sind nicht dieselbe Person</translation>
    </message>
    <message>
        <source>%1 – not the same person as %2</source>
        <comment>one or more names each</comment>
        <translation>%1 – nicht dieselbe Person wie %2</translation>
    </message>
    <message>
        <source>Taken back by %1, %2</source>
        <comment>agent and date</comment>
        <translation>Zurückgenommen von %1, %2</translation>
    </message>
    <message>
        <source>A newer decision took its place</source>
        <translation>Eine neuere Entscheidung trat an ihre Stelle</translation>
    </message>
    <message>
        <source>%1 are joined by what is known of them</source>
        <comment>two names</comment>
        <translation>%1 sind durch das verbunden, was über sie bekannt ist</translation>
    </message>
    <message>
        <source>weight %1, model %2</source>
        <comment>a number, and a version</comment>
        <translation>Gewicht %1, Modell %2</translation>
    </message>
    <message>
        <source>%1 are joined by a rule</source>
        <comment>two names</comment>
        <translation>%1 sind durch eine Regel verbunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what both have, and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be one person</source>
        <comment>two names</comment>
        <translation>%1 können nicht eine Person sein</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two ids that differ</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more link(s) say the same</source>
        <translation>
            <numerusform>%n weitere Verbindung sagt dasselbe</numerusform>
            <numerusform>%n weitere Verbindungen sagen dasselbe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::HubAdapter</name>
    <message>
        <source>Mail cannot be answered yet: an administrator of the hub has to set up how it sends mail.</source>
        <translation>E-Mails können noch nicht beantwortet werden: Ein Administrator des Hubs muss einrichten, wie er E-Mails versendet.</translation>
    </message>
</context>
<context>
    <name>segue::IdentityDecider</name>
    <message>
        <source>They are one customer now.</source>
        <translation>Sie sind jetzt ein Kunde.</translation>
    </message>
    <message>
        <source>They stay two customers.</source>
        <translation>Sie bleiben zwei Kunden.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Rückgängig gemacht.</translation>
    </message>
    <message>
        <source>You will be asked again tomorrow.</source>
        <translation>Sie werden morgen erneut gefragt.</translation>
    </message>
    <message>
        <source>The decision was taken back.</source>
        <translation>Die Entscheidung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Separated. The decisions are listed under “Why one customer?”.</source>
        <translation>Getrennt. Die Entscheidungen stehen unter „Warum ein Kunde?“.</translation>
    </message>
</context>
<context>
    <name>segue::IdentityHistory</name>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Hide earlier decisions</source>
        <translation>Frühere Entscheidungen ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier decision(s)</source>
        <translation>
            <numerusform>%n frühere Entscheidung zeigen</numerusform>
            <numerusform>%n frühere Entscheidungen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::IdentityWords</name>
    <message>
        <source>same e-mail address</source>
        <translation>gleiche E-Mail-Adresse</translation>
    </message>
    <message>
        <source>same phone number</source>
        <translation>gleiche Telefonnummer</translation>
    </message>
    <message>
        <source>same handle</source>
        <translation>gleicher Benutzername</translation>
    </message>
    <message>
        <source>same id in another system</source>
        <translation>gleiche ID in einem anderen System</translation>
    </message>
    <message>
        <source>wrote from the same device</source>
        <translation>vom selben Gerät geschrieben</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>same organisation</source>
        <translation>gleiche Organisation</translation>
    </message>
    <message>
        <source>names differ</source>
        <translation>Namen verschieden</translation>
    </message>
    <message>
        <source>organisations differ</source>
        <translation>Organisationen verschieden</translation>
    </message>
    <message>
        <source>%1 differs</source>
        <translation>%1 verschieden</translation>
    </message>
    <message>
        <source>%1, verified on both</source>
        <translation>%1, beidseitig verifiziert</translation>
    </message>
    <message>
        <source>%1, verified on one side and claimed on the other</source>
        <translation>%1, einseitig verifiziert</translation>
    </message>
    <message>
        <source>%1, claimed on both</source>
        <translation>%1, beidseitig nur genannt</translation>
    </message>
    <message>
        <source>names are alike</source>
        <translation>Namen ähnlich</translation>
    </message>
    <message>
        <source>%1 is alike</source>
        <translation>%1 ähnlich</translation>
    </message>
    <message>
        <source>two different verified ids in one system</source>
        <translation>zwei verschiedene verifizierte IDs in einem System</translation>
    </message>
    <message>
        <source>Very likely the same person</source>
        <translation>Sehr wahrscheinlich dieselbe Person</translation>
    </message>
    <message>
        <source>Likely the same person</source>
        <translation>Wahrscheinlich dieselbe Person</translation>
    </message>
    <message>
        <source>Possibly the same person</source>
        <translation>Möglicherweise dieselbe Person</translation>
    </message>
    <message>
        <source>Claimed: nobody has confirmed that it is theirs. It never shows history by itself.</source>
        <translation>Genannt: Niemand hat die Zugehörigkeit bestätigt. Dadurch allein wird nie ein Verlauf gezeigt.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Verified by the helpdesk</source>
        <translation>Verifiziert durch den Helpdesk</translation>
    </message>
    <message>
        <source>Verified by the mail server (DMARC)</source>
        <translation>Verifiziert durch den Mailserver (DMARC)</translation>
    </message>
    <message>
        <source>Verified by an answer to our reply address</source>
        <translation>Verifiziert durch eine Antwort an unsere Antwortadresse</translation>
    </message>
    <message>
        <source>Verified by the shop&apos;s signature</source>
        <translation>Verifiziert durch die Signatur des Shops</translation>
    </message>
    <message>
        <source>Verified by a member of the team</source>
        <translation>Verifiziert durch ein Teammitglied</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>verified by what, since when</comment>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>Id in %1</source>
        <translation>ID in %1</translation>
    </message>
    <message>
        <source>both have the same verified e-mail address</source>
        <translation>beide haben dieselbe verifizierte E-Mail-Adresse</translation>
    </message>
    <message>
        <source>both have the same verified phone number</source>
        <translation>beide haben dieselbe verifizierte Telefonnummer</translation>
    </message>
    <message>
        <source>both have the same verified handle</source>
        <translation>beide haben denselben verifizierten Benutzernamen</translation>
    </message>
    <message>
        <source>both have the same verified id in one system</source>
        <translation>beide haben dieselbe verifizierte ID in einem System</translation>
    </message>
    <message>
        <source>a rule joins them</source>
        <translation>eine Regel verbindet sie</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>surname</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>handle</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>id in another system</source>
        <translation>ID in einem anderen System</translation>
    </message>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>house number</source>
        <translation>Hausnummer</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>same %1</source>
        <comment>a field, as in “same postcode”</comment>
        <translation>gleich: %1</translation>
    </message>
    <message>
        <source>given name and surname have changed places</source>
        <translation>Vor- und Nachname sind vertauscht</translation>
    </message>
    <message>
        <source>%1 almost the same</source>
        <translation>%1 fast gleich</translation>
    </message>
    <message>
        <source>one %1 is part of the other</source>
        <translation>%1: das eine ist Teil des anderen</translation>
    </message>
    <message>
        <source>%1 one character apart</source>
        <translation>%1: ein Zeichen Unterschied</translation>
    </message>
    <message>
        <source>%1 two characters apart</source>
        <translation>%1: zwei Zeichen Unterschied</translation>
    </message>
    <message>
        <source>%1: two of day, month and year agree</source>
        <translation>%1: zwei von Tag, Monat und Jahr stimmen überein</translation>
    </message>
    <message>
        <source>%1: at most a year apart</source>
        <translation>%1: höchstens ein Jahr Unterschied</translation>
    </message>
    <message>
        <source>%1: at most ten years apart</source>
        <translation>%1: höchstens zehn Jahre Unterschied</translation>
    </message>
    <message>
        <source>e-mail addresses agree before the @</source>
        <translation>E-Mail-Adressen stimmen vor dem @ überein</translation>
    </message>
    <message>
        <source>e-mail addresses that may reach one mailbox</source>
        <translation>E-Mail-Adressen, die vielleicht ein Postfach erreichen</translation>
    </message>
    <message>
        <source>%1: the last digits agree</source>
        <translation>%1: die letzten Ziffern stimmen überein</translation>
    </message>
    <message>
        <source>%1 of the same area</source>
        <translation>%1 aus derselben Gegend</translation>
    </message>
    <message>
        <source>verified by the helpdesk</source>
        <translation>vom Helpdesk verifiziert</translation>
    </message>
    <message>
        <source>verified by the mail server (DMARC)</source>
        <translation>vom Mailserver verifiziert (DMARC)</translation>
    </message>
    <message>
        <source>verified by an answer to us</source>
        <translation>durch eine Antwort an uns verifiziert</translation>
    </message>
    <message>
        <source>verified by the shop</source>
        <translation>vom Shop verifiziert</translation>
    </message>
    <message>
        <source>verified by the team</source>
        <translation>vom Team verifiziert</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>genannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>verified by what, and the day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, which many people share</source>
        <translation>%1, was viele gemeinsam haben</translation>
    </message>
</context>
<context>
    <name>segue::InboxList</name>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>conversations waiting to appear</comment>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::InboxModel</name>
    <message>
        <source>Waiting since %1</source>
        <translation>Wartet seit %1</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>wartet seit %1</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>mit Entwurf</translation>
    </message>
    <message>
        <source>a message needs you</source>
        <translation>eine Nachricht braucht Sie</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf Versand</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
</context>
<context>
    <name>segue::InboxPage</name>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Vorherige Unterhaltung</translation>
    </message>
    <message>
        <source>Open conversation</source>
        <translation>Unterhaltung öffnen</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select conversation</source>
        <translation>Unterhaltung auswählen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuweisen …</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>Mir zuweisen</translation>
    </message>
    <message>
        <source>Set status…</source>
        <translation>Status setzen …</translation>
    </message>
    <message>
        <source>Set priority…</source>
        <translation>Priorität setzen …</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Move to a team…</source>
        <translation>An ein Team übergeben …</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Solve and open the next</source>
        <translation>Lösen und nächste öffnen</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Zurückstellen …</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Als Spam markieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>In der Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>Referenz kopieren</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Show or hide the pane beside it</source>
        <translation>Seitenbereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Switch between reply and note</source>
        <translation>Zwischen Antwort und Notiz wechseln</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send and solve</source>
        <translation>Senden und lösen</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Merge the customer with…</source>
        <translation>Den Kunden zusammenführen mit…</translation>
    </message>
</context>
<context>
    <name>segue::InboxPanel</name>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Search messages, people, subjects</source>
        <translation>Text, Person oder Betreff</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Order and density</source>
        <translation>Reihenfolge und Dichte</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>Show the views</source>
        <translation>Ansichten anzeigen</translation>
    </message>
    <message>
        <source>Fold the views away</source>
        <translation>Ansichten einklappen</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Längste Wartezeit zuerst</translation>
    </message>
    <message>
        <source>Highest priority first</source>
        <translation>Höchste Priorität zuerst</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer or other words, an address, or a reference such as #1042.</source>
        <translation>Versuchen Sie weniger oder andere Wörter, eine Adresse oder eine Referenz wie #1042.</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>Nichts passt zu diesen Filtern</translation>
    </message>
    <message>
        <source>Remove one above to see more.</source>
        <translation>Entfernen Sie oben einen, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Unterhaltungen</translation>
    </message>
    <message>
        <source>They appear here the moment somebody writes.</source>
        <translation>Sie erscheinen hier, sobald jemand schreibt.</translation>
    </message>
    <message>
        <source>All done here</source>
        <translation>Hier ist alles erledigt</translation>
    </message>
    <message>
        <source>Nothing is in “%1” right now.</source>
        <translation>In „%1“ ist gerade nichts.</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Passendste zuerst</translation>
    </message>
</context>
<context>
    <name>segue::InfoButton</name>
    <message>
        <source>What “%1” means</source>
        <translation>Was „%1“ bedeutet</translation>
    </message>
</context>
<context>
    <name>segue::KeyEditor</name>
    <message>
        <source>Press the new key</source>
        <translation>Drücken Sie die neue Taste</translation>
    </message>
    <message>
        <source>Press a new key, or several after each other</source>
        <translation>Drücken Sie eine neue Taste oder mehrere nacheinander</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie vorher</translation>
    </message>
    <message>
        <source>Keys of “%1”</source>
        <translation>Tasten von „%1“</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 wegnehmen</translation>
    </message>
    <message>
        <source>Take this key away</source>
        <translation>Diese Taste wegnehmen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 already belongs to %2.</source>
        <comment>key and actions</comment>
        <translation>%1 gehört bereits zu %2.</translation>
    </message>
    <message>
        <source>Use it here instead</source>
        <translation>Stattdessen hier verwenden</translation>
    </message>
    <message>
        <source>On some keyboards %1 types a character.</source>
        <translation>Auf manchen Tastaturen schreibt %1 ein Zeichen.</translation>
    </message>
</context>
<context>
    <name>segue::KeyModel</name>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>von Ihnen geändert</translation>
    </message>
</context>
<context>
    <name>segue::KeyProfiles</name>
    <message>
        <source>Segue (as Gmail)</source>
        <translation>Segue (wie Gmail)</translation>
    </message>
    <message>
        <source>Chatwoot</source>
        <translation>Chatwoot</translation>
    </message>
</context>
<context>
    <name>segue::KeySettings</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Single letters work while no text field has the focus.</source>
        <translation>Einzelne Buchstaben wirken, solange kein Textfeld den Fokus hat.</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Keys as in…</source>
        <translation>Tasten wie in …</translation>
    </message>
    <message>
        <source>Keys as in %1</source>
        <translation>Tasten wie in %1</translation>
    </message>
</context>
<context>
    <name>segue::KnowledgeBrowser</name>
    <message>
        <source>Choose an article</source>
        <translation>Wählen Sie einen Artikel</translation>
    </message>
    <message>
        <source>It opens here to be read and changed.</source>
        <translation>Er wird hier zum Lesen und Ändern geöffnet.</translation>
    </message>
    <message>
        <source>This article is not there any more.</source>
        <translation>Diesen Artikel gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>segue::KnowledgePage</name>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
</context>
<context>
    <name>segue::KnowledgePane</name>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
</context>
<context>
    <name>segue::LookSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>size of the text</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>One line for each conversation</source>
        <translation>Eine Zeile je Unterhaltung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>On top of what the system is set to.</source>
        <translation>Zusätzlich zur Einstellung des Systems.</translation>
    </message>
    <message>
        <source>Dense inbox</source>
        <translation>Dichter Posteingang</translation>
    </message>
    <message>
        <source>Shows twice as many conversations.</source>
        <translation>Zeigt doppelt so viele Unterhaltungen.</translation>
    </message>
</context>
<context>
    <name>segue::Main</name>
    <message>
        <source>A workstation for customer support.</source>
        <translation>Ein Arbeitsplatz für den Kundenservice.</translation>
    </message>
    <message>
        <source>The folder that holds everything.</source>
        <translation>Der Ordner, in dem alles liegt.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Starts without going online.</source>
        <translation>Startet, ohne online zu gehen.</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Shop page with the web chat: %1</source>
        <translation>Shop-Seite mit dem Web-Chat: %1</translation>
    </message>
</context>
<context>
    <name>segue::MainWindow</name>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten anzeigen</translation>
    </message>
    <message>
        <source>Work offline or online</source>
        <translation>Offline oder online arbeiten</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Farbschema: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farbschema: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farbschema: dunkel</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Text at normal size</source>
        <translation>Text in normaler Größe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The local copy was damaged and is being fetched again. Nothing that you wrote is lost.</source>
        <translation>Die lokale Kopie war beschädigt und wird neu abgerufen. Nichts, was Sie geschrieben haben, ist verloren.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>has written</source>
        <translation>hat geschrieben</translation>
    </message>
</context>
<context>
    <name>segue::MergeForm</name>
    <message>
        <source>Merge this customer with another</source>
        <translation>Diesen Kunden mit einem anderen zusammenführen</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>Nicht zusammenführen</translation>
    </message>
    <message>
        <source>Name, address or organisation</source>
        <translation>Name, Adresse oder Organisation</translation>
    </message>
    <message>
        <source>Search the other customer</source>
        <translation>Den anderen Kunden suchen</translation>
    </message>
    <message>
        <source>Customers that fit</source>
        <translation>Passende Kunden</translation>
    </message>
    <message>
        <source>Nobody fits. Try fewer letters, or a part of the address.</source>
        <translation>Niemand passt. Versuchen Sie weniger Buchstaben oder einen Teil der Adresse.</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>Warum? (optional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Dieselbe Person</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Anderen wählen</translation>
    </message>
    <message>
        <source>Merge %1 with…</source>
        <translation>%1 zusammenführen mit…</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 are the same person</source>
        <translation>%1 und %2 sind dieselbe Person</translation>
    </message>
    <message>
        <source>Against it: %1.</source>
        <translation>Dagegen spricht: %1.</translation>
    </message>
    <message>
        <source>%1 decided that they are not the same person. Merging takes that back.</source>
        <translation>%1 hat entschieden, dass sie nicht dieselbe Person sind. Zusammenführen nimmt das zurück.</translation>
    </message>
    <message>
        <source>The team</source>
        <translation>Das Team</translation>
    </message>
</context>
<context>
    <name>segue::Message</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Segue</source>
        <translation>Segue</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Zitierten Text ausblenden</translation>
    </message>
    <message>
        <source>Show quoted text</source>
        <translation>Zitierten Text anzeigen</translation>
    </message>
    <message>
        <source>Attachment %1, %2</source>
        <translation>Anhang %1, %2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation>%1 speichern …</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) not loaded</source>
        <translation>
            <numerusform>%n Bild nicht geladen</numerusform>
            <numerusform>%n Bilder nicht geladen</numerusform>
        </translation>
    </message>
    <message>
        <source>Satisfaction: %1 of 5</source>
        <translation>Zufriedenheit: %1 von 5</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Satisfaction answer from %1, %2: %3 of 5</source>
        <translation>Bewertung von %1, %2: %3 von 5</translation>
    </message>
    <message>
        <source>Call with %1, %2</source>
        <translation>Anruf mit %1, %2</translation>
    </message>
    <message>
        <source>Internal note by %1, %2</source>
        <translation>Interne Notiz von %1, %2</translation>
    </message>
    <message>
        <source>Message from %1, %2, %3</source>
        <translation>Nachricht von %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>segue::MessageSettings</name>
    <message>
        <source>Notifications and sending</source>
        <translation>Benachrichtigungen und Senden</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Notifications on the desktop</source>
        <translation>Benachrichtigungen auf dem Desktop</translation>
    </message>
    <message>
        <source>Quote the message</source>
        <translation>Nachricht zitieren</translation>
    </message>
    <message>
        <source>When a customer writes and you are not looking at that conversation.</source>
        <translation>Wenn ein Kunde schreibt und Sie diese Unterhaltung gerade nicht ansehen.</translation>
    </message>
    <message>
        <source>Off: they only say who wrote. Good where others see your screen.</source>
        <translation>Aus: Sie nennen nur, wer geschrieben hat. Gut, wenn andere Ihren Bildschirm sehen.</translation>
    </message>
    <message>
        <source>The other key begins a new line.</source>
        <translation>Die andere Taste beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>So long a reply waits in the outbox before it leaves.</source>
        <translation>So lange wartet eine Antwort im Postausgang, bevor sie hinausgeht.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending in chat and messengers</source>
        <translation>Senden in Chat und Messengern</translation>
    </message>
    <message>
        <source>Sending in mail and the like</source>
        <translation>Senden bei E-Mail und Ähnlichem</translation>
    </message>
    <message>
        <source>Time to take a reply back in chat and messengers</source>
        <translation>Zeit zum Zurücknehmen einer Antwort in Chat und Messengern</translation>
    </message>
    <message>
        <source>Time to take a reply back in mail and the like</source>
        <translation>Zeit zum Zurücknehmen einer Antwort bei E-Mail und Ähnlichem</translation>
    </message>
</context>
<context>
    <name>segue::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Your state</source>
        <translation>Ihr Status</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>segue::NoticeBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>segue::OutboxDelegate</name>
    <message>
        <source>%1 · attempt %2</source>
        <translation>%1 · Versuch %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>command and customer</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>segue::OutboxModel</name>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>segue::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Alles ist gesendet</translation>
    </message>
    <message>
        <source>What you write waits here while there is no connection, and nothing is sent twice.</source>
        <translation>Was Sie schreiben, wartet hier, solange keine Verbindung besteht, und nichts wird doppelt gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) that no server has confirmed yet, oldest first</source>
        <translation>
            <numerusform>%n Eintrag, den noch kein Server bestätigt hat</numerusform>
            <numerusform>%n Einträge, die noch kein Server bestätigt hat, älteste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Unterhaltung öffnen</translation>
    </message>
</context>
<context>
    <name>segue::OutboxPerformer</name>
    <message>
        <source>Taken back</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Back to the composer</source>
        <translation>Zurück ins Eingabefeld</translation>
    </message>
</context>
<context>
    <name>segue::OutboxWords</name>
    <message>
        <source>Will be sent %1</source>
        <translation>Wird gesendet: %1</translation>
    </message>
    <message>
        <source>Sending in a moment</source>
        <translation>Wird gleich gesendet</translation>
    </message>
    <message>
        <source>Will be sent when the connection is back</source>
        <translation>Wird gesendet, sobald die Verbindung wieder steht</translation>
    </message>
    <message>
        <source>Not sent yet; trying again in %1</source>
        <translation>Noch nicht gesendet; neuer Versuch in %1</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Nicht gesendet.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Unassign</source>
        <translation>Zuweisung aufheben</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisung</translation>
    </message>
    <message>
        <source>Move to a team</source>
        <translation>Übergabe an ein Team</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Priorität: %1</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Change the subject</source>
        <translation>Betreff ändern</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Send as it is</source>
        <translation>Unverändert senden</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Es ist angekommen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>It may have been sent.</source>
        <translation>Vielleicht wurde es gesendet.</translation>
    </message>
    <message>
        <source>Held for review: %1</source>
        <translation>Zur Prüfung zurückgehalten: %1</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>Es ist nicht da</translation>
    </message>
    <message>
        <source>Cancelled: the customer was erased</source>
        <translation>Zurückgezogen: der Kunde wurde gelöscht</translation>
    </message>
</context>
<context>
    <name>segue::PairDelegate</name>
    <message>
        <source>%1 %</source>
        <comment>probability</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>segue::Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>No command is called that. Try another word.</source>
        <translation>Kein Befehl heißt so. Versuchen Sie ein anderes Wort.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>segue::Panes</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>segue::PersonWords</name>
    <message>
        <source>Unknown visitor</source>
        <translation>Unbekannter Besucher</translation>
    </message>
    <message>
        <source>%1, as here</source>
        <translation>%1, wie hier</translation>
    </message>
    <message>
        <source>%1 there (%2 h)</source>
        <translation>%1 dort (%2 h)</translation>
    </message>
</context>
<context>
    <name>segue::Picker</name>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuchen Sie weniger Buchstaben.</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, gewählt</translation>
    </message>
</context>
<context>
    <name>segue::PointWords</name>
    <message>
        <source>%1: %2</source>
        <comment>account, and how far it can be trusted</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>segue::PresenceSettings</name>
    <message>
        <source>You</source>
        <translation>Ihr Status</translation>
    </message>
    <message>
        <source>The state that your team sees and that new conversations are handed out by.</source>
        <translation>Der Status, den Ihr Team sieht und nach dem neue Unterhaltungen verteilt werden.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>agent and account</comment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>segue::QuestionCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>segue::RailButton</name>
    <message>
        <source>%1: %2</source>
        <comment>person and state</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new</source>
        <comment>page and count</comment>
        <translation>
            <numerusform>%1, %n neu</numerusform>
            <numerusform>%1, %n neu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::RecipientsLine</name>
    <message>
        <source>Addresses, separated by commas</source>
        <translation>Adressen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>channel and customer</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>An %1 und %n weitere Person</numerusform>
            <numerusform>An %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients: %1. Press to edit.</source>
        <translation>Empfänger: %1. Zum Bearbeiten drücken.</translation>
    </message>
    <message>
        <source>Edit the recipients</source>
        <translation>Empfänger bearbeiten</translation>
    </message>
</context>
<context>
    <name>segue::RelativeTime</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1m</source>
        <extracomment>Minutes, as short as possible.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1h</source>
        <extracomment>Hours, as short as possible.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>date format, a month</comment>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>date format, a day of this year</comment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>date format, a day of another year</comment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date format, a short day</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>date format, a short day with its weekday</comment>
        <translation>ddd, d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day and time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>segue::ReviewModel</name>
    <message>
        <source>%1 and %2</source>
        <comment>two people</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a name, and so many people</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n more</source>
        <comment>two names, and so many people</comment>
        <translation>
            <numerusform>%1, %2 und %n weiterer</numerusform>
            <numerusform>%1, %2 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>%n Paare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ReviewQueue</name>
    <message>
        <source>Nothing to review</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>When two customers look like one person, they are listed here with the reasons, and you decide.</source>
        <translation>Wenn zwei Kunden nach einer Person aussehen, stehen sie hier mit den Gründen, und Sie entscheiden.</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Dieselbe Person</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dieselbe</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers that may be one person</source>
        <translation>Kunden, die vielleicht eine Person sind</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>Voriges Paar</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>Nächstes Paar</translation>
    </message>
    <message>
        <source>Pair %1 of %2</source>
        <translation>Paar %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>All %n are one person</source>
        <comment>so many customers</comment>
        <translation>
            <numerusform>Alle %n sind eine Person</numerusform>
            <numerusform>Alle %n sind eine Person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::SearchPage</name>
    <message>
        <source>Nothing has “%1”. These have “%2”.</source>
        <translation>„%1“ kommt nirgends vor. Hier kommt „%2“ vor.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Very many messages have these words: only the newest are compared.</source>
        <translation>Sehr viele Nachrichten haben diese Wörter: Nur die neuesten werden verglichen.</translation>
    </message>
</context>
<context>
    <name>segue::SearchResults</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>segue::SeparateForm</name>
    <message>
        <source>Separate this customer</source>
        <translation>Diesen Kunden trennen</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>Warum? (optional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Tick what does not belong to this person:</source>
        <translation>Kreuzen Sie an, was nicht zu dieser Person gehört:</translation>
    </message>
    <message>
        <source>Leave at least one of them unticked.</source>
        <translation>Lassen Sie mindestens einen Eintrag frei.</translation>
    </message>
    <message>
        <source>The ones that are ticked become a customer of their own, with their conversations.</source>
        <translation>Die angekreuzten werden mit ihren Unterhaltungen ein eigener Kunde.</translation>
    </message>
</context>
<context>
    <name>segue::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ihr Status</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Notifications and sending</source>
        <translation>Benachrichtigungen und Senden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
</context>
<context>
    <name>segue::ShopCard</name>
    <message>
        <source>Try it as a customer</source>
        <translation>Als Kunde ausprobieren</translation>
    </message>
    <message>
        <source>Open this page, and write in the chat.</source>
        <translation>Öffnen Sie diese Seite, und schreiben Sie im Chat.</translation>
    </message>
    <message>
        <source>Address of the shop page</source>
        <translation>Adresse der Shop-Seite</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the shop page</source>
        <translation>Shop-Seite öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the address of the shop page</source>
        <translation>Adresse der Shop-Seite kopieren</translation>
    </message>
</context>
<context>
    <name>segue::SidePane</name>
    <message>
        <source>Beside the conversation</source>
        <translation>Neben der Unterhaltung</translation>
    </message>
</context>
<context>
    <name>segue::SnoozeWords</name>
    <message>
        <source>In an hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>In three hours</source>
        <translation>In drei Stunden</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Morgen früh</translation>
    </message>
    <message>
        <source>In two days</source>
        <translation>In zwei Tagen</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>In einem Monat</translation>
    </message>
</context>
<context>
    <name>segue::SourceWords</name>
    <message>
        <source>from %1 · %2</source>
        <comment>address and account</comment>
        <translation>von %1 · %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>segue::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Reading, searching, drafting and answering go on; replies wait in the outbox.</source>
        <translation>Lesen, Suchen, Entwerfen und Antworten gehen weiter; Antworten warten im Postausgang.</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <comment>state and per cent</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>account and state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>account and state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Fetching what is new…</source>
        <translation>Neues wird abgerufen …</translation>
    </message>
    <message>
        <source>Outbox empty</source>
        <translation>Postausgang leer</translation>
    </message>
    <message numerus="yes">
        <source>Outbox: %n waiting</source>
        <translation>
            <numerusform>Postausgang: %n wartet</numerusform>
            <numerusform>Postausgang: %n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Outbox: %1 waiting, %n need(s) you</source>
        <translation>
            <numerusform>Postausgang: %1 wartend, %n braucht Sie</numerusform>
            <numerusform>Postausgang: %1 wartend, %n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Offline-Modus</translation>
    </message>
</context>
<context>
    <name>segue::SuggestionBanner</name>
    <message>
        <source>Same person</source>
        <translation>Dieselbe Person</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dieselbe</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Ask again tomorrow</source>
        <translation>Morgen wieder fragen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Estimated at %1 %</source>
        <translation>Geschätzt auf %1 %</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>likely the same person: name</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>segue::SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>segue::SupervisorPage</name>
    <message>
        <source>Supervisor</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>These numbers are not up to date. %1</source>
        <translation>Diese Zahlen sind nicht aktuell. %1</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Niemand wartet.</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>As of %1</source>
        <comment>time of day</comment>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>nobody is responsible</source>
        <translation>niemand ist zuständig</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>niemand wartet</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>minutes and seconds</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>no ratings in the last 30 days</source>
        <translation>keine Bewertungen in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share of good ratings</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 good · %3 on average</source>
        <comment>ratings</comment>
        <translation>%1 von %2 gut · %3 im Schnitt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>answered of asked</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>segue::Timeline</name>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
    <message>
        <source>Conversation %1</source>
        <translation>Unterhaltung %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation>Alle Änderungen anzeigen</translation>
    </message>
    <message>
        <source>Fold the changes</source>
        <translation>Änderungen einklappen</translation>
    </message>
</context>
<context>
    <name>segue::TimelinePane</name>
    <message>
        <source>Timeline of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Der Kunde</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 are typing…</source>
        <translation>%1 schreiben …</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>Zur neuesten Nachricht springen</translation>
    </message>
</context>
<context>
    <name>segue::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
</context>
<context>
    <name>segue::Toast</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>segue::Tray</name>
    <message>
        <source>Open Segue</source>
        <translation>Segue öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>Segue: %n unread conversation(s)</source>
        <translation>
            <numerusform>Segue: %n ungelesene Unterhaltung</numerusform>
            <numerusform>Segue: %n ungelesene Unterhaltungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::TrustMark</name>
    <message>
        <source>claimed</source>
        <translation>genannt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Nur genannt</translation>
    </message>
</context>
<context>
    <name>segue::ViewList</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n conversation(s)</source>
        <translation>
            <numerusform>%1, %n Unterhaltung</numerusform>
            <numerusform>%1, %n Unterhaltungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ViewNames</name>
    <message>
        <source>My inbox</source>
        <translation>Mein Posteingang</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>Wartet auf uns</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
</context>
<context>
    <name>segue::Words</name>
    <message>
        <source>Web chat</source>
        <translation>Web-Chat</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Messenger</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>In-app chat</source>
        <translation>In-App-Chat</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Video call</source>
        <translation>Videoanruf</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>Wartet auf Kunden</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Keine Priorität</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Will be tried again</source>
        <translation>Wird erneut versucht</translation>
    </message>
    <message>
        <source>Checking whether it was sent</source>
        <translation>Prüft, ob es gesendet wurde</translation>
    </message>
    <message>
        <source>It may have been sent</source>
        <translation>Vielleicht gesendet</translation>
    </message>
    <message>
        <source>Held for review</source>
        <translation>Zur Prüfung zurückgehalten</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>The customer wrote again before this was sent.</source>
        <translation>Der Kunde hat erneut geschrieben, bevor dies gesendet wurde.</translation>
    </message>
    <message>
        <source>The conversation was closed before this was sent.</source>
        <translation>Die Unterhaltung wurde geschlossen, bevor dies gesendet wurde.</translation>
    </message>
    <message>
        <source>The conversation went to somebody else before this was sent.</source>
        <translation>Die Unterhaltung ging an jemand anderen, bevor dies gesendet wurde.</translation>
    </message>
    <message>
        <source>This channel no longer takes replies to the customer&apos;s last message.</source>
        <translation>Dieser Kanal nimmt keine Antworten auf die letzte Nachricht des Kunden mehr an.</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Wird abgeglichen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Up to date, asking for changes</source>
        <translation>Aktuell, fragt nach Änderungen</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
</context>
</TS>
