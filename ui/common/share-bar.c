/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/share-bar.h"

#include <glib/gi18n.h>

/* pixels */
#define WIDTH 36
#define HEIGHT 4

struct _PndShareBar
{
  GtkWidget parent_instance;

  double share;
  double wider;
};

G_DEFINE_FINAL_TYPE (PndShareBar, pnd_share_bar, GTK_TYPE_WIDGET)

static void
pnd_share_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
append_bar (GtkSnapshot *snapshot, GdkRGBA colour, float x, float y, float width)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (x, y, width, HEIGHT), HEIGHT / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &colour, &clip.bounds);
  gtk_snapshot_pop (snapshot);
}

/* what is there at all is seen: never less than a dot */
static void
append_share (GtkSnapshot *snapshot, GdkRGBA colour, float alpha, float y, double share,
              gboolean rtl)
{
  float filled = MAX (HEIGHT, WIDTH * share);

  colour.alpha *= alpha;
  if (share > 0)
    append_bar (snapshot, colour, rtl ? WIDTH - filled : 0, y, filled);
}

static void
pnd_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndShareBar *self = PND_SHARE_BAR (widget);
  float y = (gtk_widget_get_height (widget) - HEIGHT) / 2;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  append_share (snapshot, colour, 0.2f, y, 1, rtl);
  append_share (snapshot, colour, 0.4f, y, self->wider, rtl);
  append_share (snapshot, colour, 1, y, self->share, rtl);
}

static void
pnd_share_bar_class_init (PndShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pnd_share_bar_measure;
  widget_class->snapshot = pnd_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pnd_share_bar_init (PndShareBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pnd_share_bar_new:
 *
 * Returns: an empty bar
 */
GtkWidget *
pnd_share_bar_new (void)
{
  return g_object_new (PND_TYPE_SHARE_BAR, NULL);
}

/**
 * pnd_share_bar_set_shares:
 * @self: a bar
 * @share: from 0 to 1
 * @wider: from 0 to 1: what @share is part of, drawn fainter
 */
void
pnd_share_bar_set_shares (PndShareBar *self, double share, double wider)
{
  g_return_if_fail (PND_IS_SHARE_BAR (self));

  share = CLAMP (share, 0, 1);
  wider = CLAMP (wider, share, 1);
  if (self->share == share && self->wider == wider)
    return;
  self->share = share;
  self->wider = wider;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_share_bar_format:
 * @share: from 0 to 1
 *
 * Returns: (transfer full): per cent; a little is not nothing, and all but a little not all
 */
char *
pnd_share_bar_format (double share)
{
  int percent = (int) (share * 100 + 0.5);

  if (share > 0 && share < 0.01)
    return g_strdup (_("<1%"));
  return g_strdup_printf (_("%d%%"), percent == 100 && share < 1 ? 99 : percent);
}
