/** How long somebody stays signed in to the inbox, in hours. What a browser keeps for them goes with it. */
export const sessionHours = 12;
