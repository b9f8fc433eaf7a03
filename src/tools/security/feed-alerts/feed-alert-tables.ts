export interface FeedAlertTables {
  /** Parts that are fetched by plan. */
  wanted_feed_parts: {
    feed: string;
    part: string;
    /** Since when it has been wanted without a pause. */
    since_ms: number;
  };
  /** Feeds that people were told of, and not yet that they answer again. */
  feed_alerts: { feed: string; since_ms: number };
}
