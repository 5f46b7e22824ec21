-- Year's plan × calendar share at the figure's own day, so that a group's lag is a ratio of sums on every screen. Derived.
alter table verdict add column year_due_yuan numeric(18,2);
