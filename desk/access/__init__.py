"""Who may see and do what: the rights table, accounts, signing in (issue 6).

A desk without any account works as it always did. As soon as one account stands (`Desk.asked`), nobody sits there after
a start until somebody signs in. What the window uses:

Reading, on the desk's thread
    `desk.asked`            an account stands: sign-in is asked here.
    `desk.sitting`          `Sitting | None`: who is signed in (person, name, roles, how, until, glass, locked, owes);
                            None before sign-in, after it ended, and on a desk without accounts.
    `desk.shut`             nothing may be shown but what the lock screen needs: alarms (nameless), routes, who is on
                            call, how the desk is. `desk.me` is None, drafts wait for their author.
    `desk.on_line()`        the calls at this desk now, whoever sits here: report, reference, since when.
    `desk.for_paper()`      promises and cards for the emergency card, whoever sits here.
    `desk.may(right, report="")`  a `Verdict`: allowed, reason (Dutch), glass (a reason opens it at once).
    Cards, sheets, search and all other rows come as the rights say. A report that may not be read is a card whose
    `withheld` says why, and its sheet, timeline and papers are empty; a number that may not be seen ends in its last
    two digits. `card.sensitive` are the ids of who may open it.

Doing
    `desk.do(command)`      as always; `Refusal(reason, right, glass)`. With `glass` ask one reason and `break_glass`.
    `desk.door.attempt(Typed(name, password, code))` on the desk's thread gives an `Attempt`; `check(attempt)`
                            (`desk.access.door`) is pure and slow, for a thread of its own, and gives an `Outcome`;
                            `desk.door.enter(outcome)` on the desk's thread signs in, unlocks or notes the slip.
    `Outcome.kind`          `in`; `wrong` (`words`); `wait` (`seconds`); `code` (the password is right, the code is
                            asked); `no-secret` (this desk was never given the second factor: temp, or a lead resets).
    `desk.door.temp(name)`  somebody without an account, for the night, new reports only.
    `desk.door.first`       nobody can manage accounts yet: the first shift lead may be made here without sign-in.
    `desk.door.lines()`     the accounts, for who manages them.
    `desk.door.leave()`, `lock(how)`, `break_glass(reason)`  signing out, the lock (never in a call), broken glass; not
                            by a command: the session is the door's.
    `desk.door.idle(seconds)`  whether the screen is to be locked after so long without a key (never in a call).
    `desk.door.wants_code(name)`, `last_name`  whether to show the field for a code; who came in here last.
    `desk.door.own()`, `where`, `policy`, `broken()`  the account of who sits here; what `making.second_factor` needs;
                            what was agreed; who broke the glass.

Slow and pure, for a thread of its own (`desk.access.making`): `account(...)`, `first_password(...)`,
`own_password(...)`, `second_factor(...)` each give the command to `do`; `desk.access.second` shows a secret as a
picture.

Commands (`desk.intake.access`): MakeAccount, ChangeAccount, CloseAccount, GiveFirstPassword, SetOwnPassword,
SealSecondFactor, ProtectReport; `OpenReport(people=)` protects at opening. The door does SignIn, SignOut, RefuseSignIn,
LockDesk, UnlockDesk and BreakGlass.

Looking as a fact (audit): `desk.watch(hook)`; the hook gets a `Withheld` for each refusal of a right.
"""
