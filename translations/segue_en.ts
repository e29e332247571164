<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>segue::Composer</name>
    <message numerus="yes">
        <source>Sending in %n second(s)</source>
        <translation>
            <numerusform>Sending in %n second</numerusform>
            <numerusform>Sending in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ConversationCommands</name>
    <message numerus="yes">
        <source>%n conversation(s) stayed as before: their account does not know that agent or team.</source>
        <translation>
            <numerusform>%n conversation stayed as before: their account does not know that agent or team.</numerusform>
            <numerusform>%n conversations stayed as before: their account does not know that agent or team.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::Ctl</name>
    <message numerus="yes">
        <source>%n row(s)…</source>
        <translation>
            <numerusform>%n row…</numerusform>
            <numerusform>%n rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out; mend them and import the file again.</source>
        <translation>
            <numerusform>%n row was left out; mend it and import the file again.</numerusform>
            <numerusform>%n rows were left out; mend them and import the file again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::CustomerCardView</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n of them</source>
        <translation>
            <numerusform>The latest %n of them</numerusform>
            <numerusform>The latest %n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::CustomerListDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <extracomment>A pill in the list of customers.</extracomment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::CustomerListModel</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::InboxList</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>conversations waiting to appear</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::InboxModel</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::Message</name>
    <message numerus="yes">
        <source>%n picture(s) not loaded</source>
        <translation>
            <numerusform>%n picture not loaded</numerusform>
            <numerusform>%n pictures not loaded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::MessageSettings</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::OutboxPage</name>
    <message numerus="yes">
        <source>%n item(s) that no server has confirmed yet, oldest first</source>
        <translation>
            <numerusform>%n item that no server has confirmed yet</numerusform>
            <numerusform>%n items that no server has confirmed yet, oldest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::RailButton</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <comment>page and count</comment>
        <translation>
            <numerusform>%1, %n new</numerusform>
            <numerusform>%1, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::RecipientsLine</name>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>To %1 and %n more</numerusform>
            <numerusform>To %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ReviewQueue</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::StatusStrip</name>
    <message numerus="yes">
        <source>Outbox: %n waiting</source>
        <translation>
            <numerusform>Outbox: %n waiting</numerusform>
            <numerusform>Outbox: %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Outbox: %1 waiting, %n need(s) you</source>
        <translation>
            <numerusform>Outbox: %1 waiting, %n needs you</numerusform>
            <numerusform>Outbox: %1 waiting, %n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::SuggestionBanner</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::Timeline</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::TimelinePane</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::Tray</name>
    <message numerus="yes">
        <source>Segue: %n unread conversation(s)</source>
        <translation>
            <numerusform>Segue: %n unread conversation</numerusform>
            <numerusform>Segue: %n unread conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ViewList</name>
    <message numerus="yes">
        <source>%1, %n conversation(s)</source>
        <translation>
            <numerusform>%1, %n conversation</numerusform>
            <numerusform>%1, %n conversations</numerusform>
        </translation>
    </message>
</context>
</TS>
