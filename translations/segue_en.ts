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
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be had; the archive lists them</source>
        <translation>
            <numerusform>%n file could not be had; the archive lists it</numerusform>
            <numerusform>%n files could not be had; the archive lists them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of other people were left out</source>
        <translation>
            <numerusform>%n message of other people was left out</numerusform>
            <numerusform>%n messages of other people were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes that wait are cancelled</source>
        <translation>
            <numerusform>%n message or change that waits is cancelled</numerusform>
            <numerusform>%n messages or changes that wait are cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older copies of whole databases</source>
        <translation>
            <numerusform>%n older copy of a whole database</numerusform>
            <numerusform>%n older copies of whole databases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts were joined with them once (--past-merges)</source>
        <translation>
            <numerusform>%n contact was joined with them once (--past-merges)</numerusform>
            <numerusform>%n contacts were joined with them once (--past-merges)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of others name an address (--mentions)</source>
        <translation>
            <numerusform>%n message of others names an address (--mentions)</numerusform>
            <numerusform>%n messages of others name an address (--mentions)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exports are known; those copies stay</source>
        <translation>
            <numerusform>%n export is known; that copy stays</numerusform>
            <numerusform>%n exports are known; those copies stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n row(s), up to %1</source>
        <translation>
            <numerusform>The audit trail is whole: %n row, up to %1</numerusform>
            <numerusform>The audit trail is whole: %n rows, up to %1</numerusform>
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
    <name>segue::EraseForm</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages and events</source>
        <translation>
            <numerusform>%n message or event</numerusform>
            <numerusform>%n messages and events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact points</source>
        <translation>
            <numerusform>%n contact point</numerusform>
            <numerusform>%n contact points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in conversations of others</source>
        <translation>
            <numerusform>%n message in conversations of others</numerusform>
            <numerusform>%n messages in conversations of others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions about who they are</source>
        <translation>
            <numerusform>%n decision about who they are</numerusform>
            <numerusform>%n decisions about who they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things that could not be read</source>
        <translation>
            <numerusform>%n thing that could not be read</numerusform>
            <numerusform>%n things that could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts of others may be the same person and would stay: look at them first.</source>
        <translation>
            <numerusform>%n contact of others may be the same person and would stay: look at it first.</numerusform>
            <numerusform>%n contacts of others may be the same person and would stay: look at them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes wait to be sent; they are cancelled:</source>
        <translation>
            <numerusform>%n message or change waits to be sent; it is cancelled:</numerusform>
            <numerusform>%n messages or changes wait to be sent; they are cancelled:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n older copies of everything</source>
        <translation>
            <numerusform>Also %n older copy of everything</numerusform>
            <numerusform>Also %n older copies of everything</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n messages of others that name an address</source>
        <translation>
            <numerusform>Also %n message of others that names an address</numerusform>
            <numerusform>Also %n messages of others that name an address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages or changes were cancelled.</source>
        <translation>
            <numerusform>%n message or change was cancelled.</numerusform>
            <numerusform>%n messages or changes were cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ExportForm</name>
    <message numerus="yes">
        <source>%n files could not be had; the archive lists them.</source>
        <translation>
            <numerusform>%n file could not be had; the archive lists it.</numerusform>
            <numerusform>%n files could not be had; the archive lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::ExportText</name>
    <message numerus="yes">
        <source>%n entries.</source>
        <translation>
            <numerusform>%n entry.</numerusform>
            <numerusform>%n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::HeldJoinBar</name>
    <message numerus="yes">
        <source>%1 and %n more would become one customer. They wait because you are writing.</source>
        <comment>the number of other customers</comment>
        <translation>
            <numerusform>%1 and %n more would become one customer. They wait because you are writing.</numerusform>
            <numerusform>%1 and %n more would become one customer. They wait because you are writing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::HistoryWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more link(s) say the same</source>
        <translation>
            <numerusform>%n more link say the same</numerusform>
            <numerusform>%n more links say the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>segue::IdentityHistory</name>
    <message numerus="yes">
        <source>Show %n earlier decision(s)</source>
        <translation>
            <numerusform>Show %n earlier decision</numerusform>
            <numerusform>Show %n earlier decisions</numerusform>
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
    <name>segue::MergeForm</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
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
    <name>segue::ReviewModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a name, and so many people</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n more</source>
        <comment>two names, and so many people</comment>
        <translation>
            <numerusform>%1, %2 and %n more</numerusform>
            <numerusform>%1, %2 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
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
    <message numerus="yes">
        <source>All %n are one person</source>
        <comment>so many customers</comment>
        <translation>
            <numerusform>All %n are one person</numerusform>
            <numerusform>All %n are one person</numerusform>
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
