/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-renderer.h"

#include <math.h>

#include "app/text/pdf/pages.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_PICTURE (24.0 * 1024 * 1024)

/*
 * Picture:
 * @asked: the scale last asked for, which may be on its way
 * @scale: the scale of @texture
 * @used: when it was shown last, a count
 *
 * Of one page.
 */
typedef struct
{
  int page;
  double asked;
  double scale;
  GdkTexture *texture;
  gsize n_bytes;
  guint64 used;
} Picture;

/* on its way to the thread and back */
typedef struct
{
  PndPageRenderer *renderer;
  int page;
  double scale;
  GdkTexture *texture;
} Job;

struct _PndPageRenderer
{
  GObject parent_instance;

  char *name;
  GBytes *bytes;
  char *password;
  GThreadPool *pool;
  PndPdfDocument *document; /* of the thread alone */
  int first_wanted;         /* atomic */
  int last_wanted;          /* atomic */
  GHashTable *pictures;     /* int page -> Picture */
  gsize n_bytes;
  guint64 count;
};

enum
{
  RENDERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndPageRenderer, pnd_page_renderer, G_TYPE_OBJECT)

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  g_clear_object (&picture->texture);
  g_free (picture);
}

static void
job_free (Job *job)
{
  g_clear_object (&job->texture);
  g_object_unref (job->renderer);
  g_free (job);
}

static gboolean
is_wanted (PndPageRenderer *self, int page)
{
  return page >= g_atomic_int_get (&self->first_wanted)
         && page <= g_atomic_int_get (&self->last_wanted);
}

static GdkTexture *
draw (PopplerPage *page, double scale)
{
  double width;
  double height;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) pixels = NULL;
  int stride;
  int rows;

  poppler_page_get_size (page, &width, &height);
  if (width * height * scale * scale * 4 > MAX_PICTURE)
    scale = sqrt (MAX_PICTURE / 4 / MAX (width * height, 1));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) round (width * scale)),
                                        MAX (1, (int) round (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  rows = cairo_image_surface_get_height (surface);
  width = cairo_image_surface_get_width (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) stride * rows,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new ((int) width, rows, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

/* the least recently shown go, but never what is wanted now */
static void
make_room (PndPageRenderer *self)
{
  while (self->n_bytes > MAX_BYTES)
    {
      GHashTableIter iter;
      Picture *picture;
      Picture *oldest = NULL;

      g_hash_table_iter_init (&iter, self->pictures);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &picture))
        if (picture->texture != NULL && !is_wanted (self, picture->page)
            && (oldest == NULL || picture->used < oldest->used))
          oldest = picture;
      if (oldest == NULL)
        return;
      self->n_bytes -= oldest->n_bytes;
      g_hash_table_remove (self->pictures, GINT_TO_POINTER (oldest->page));
    }
}

static gboolean
take_cb (gpointer data)
{
  Job *job = data;
  PndPageRenderer *self = job->renderer;
  Picture *picture = g_hash_table_lookup (self->pictures, GINT_TO_POINTER (job->page));

  if (picture == NULL)
    return G_SOURCE_REMOVE;
  if (job->texture == NULL)
    {
      picture->asked = 0;
      return G_SOURCE_REMOVE;
    }
  self->n_bytes -= picture->n_bytes;
  g_set_object (&picture->texture, job->texture);
  picture->scale = job->scale;
  picture->n_bytes
    = (gsize) gdk_texture_get_width (job->texture) * gdk_texture_get_height (job->texture) * 4;
  self->n_bytes += picture->n_bytes;
  make_room (self);
  g_signal_emit (self, signals[RENDERED], 0, job->page);
  return G_SOURCE_REMOVE;
}

/* in the thread */
static void
render (gpointer data, gpointer user_data)
{
  Job *job = data;
  PndPageRenderer *self = job->renderer;

  if (is_wanted (self, job->page))
    {
      g_autoptr (PndPdfSheet) page = NULL;

      if (self->document == NULL)
        self->document = pnd_pdf_open (self->name, self->bytes, self->password, NULL);
      if (self->document != NULL)
        page = poppler_document_get_page (self->document, job->page);
      if (page != NULL)
        job->texture = draw (page, job->scale);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_cb, job, (GDestroyNotify) job_free);
}

static void
pnd_page_renderer_finalize (GObject *object)
{
  PndPageRenderer *self = PND_PAGE_RENDERER (object);

  /* every job holds a reference, so none is left */
  g_thread_pool_free (self->pool, TRUE, FALSE);
  g_clear_object (&self->document);
  g_hash_table_unref (self->pictures);
  g_free (self->name);
  g_free (self->password);
  g_bytes_unref (self->bytes);

  G_OBJECT_CLASS (pnd_page_renderer_parent_class)->finalize (object);
}

static void
pnd_page_renderer_class_init (PndPageRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_page_renderer_finalize;

  signals[RENDERED] = g_signal_new ("rendered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pnd_page_renderer_init (PndPageRenderer *self)
{
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, free_picture);
  self->pool = g_thread_pool_new (render, NULL, 1, FALSE, NULL);
}

/**
 * pnd_page_renderer_new:
 * @name: the file's name
 * @bytes: a PDF file
 * @password: (nullable): of an encrypted file
 *
 * Returns: (transfer full): a renderer without a picture.
 */
PndPageRenderer *
pnd_page_renderer_new (const char *name, GBytes *bytes, const char *password)
{
  PndPageRenderer *self;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self = g_object_new (PND_TYPE_PAGE_RENDERER, NULL);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->password = g_strdup (password);
  return self;
}

/**
 * pnd_page_renderer_get:
 * @self: a renderer
 * @page: from 0
 * @scale: pixels a point
 *
 * Asks for the picture where it is not there at that scale.
 *
 * Returns: (transfer none) (nullable): what there is.
 */
GdkTexture *
pnd_page_renderer_get (PndPageRenderer *self, int page, double scale)
{
  Picture *picture;

  g_return_val_if_fail (PND_IS_PAGE_RENDERER (self) && page >= 0 && scale > 0, NULL);

  picture = g_hash_table_lookup (self->pictures, GINT_TO_POINTER (page));
  if (picture == NULL)
    {
      picture = g_new0 (Picture, 1);
      picture->page = page;
      g_hash_table_insert (self->pictures, GINT_TO_POINTER (page), picture);
    }
  picture->used = ++self->count;
  if (picture->asked != scale)
    {
      Job *job = g_new0 (Job, 1);

      *job = (Job){ g_object_ref (self), page, scale, NULL };
      picture->asked = scale;
      g_thread_pool_push (self->pool, job, NULL);
    }
  return picture->texture;
}

/**
 * pnd_page_renderer_set_wanted:
 * @self: a renderer
 * @first: the first page shown, from 0
 * @last: the last page shown
 */
void
pnd_page_renderer_set_wanted (PndPageRenderer *self, int first, int last)
{
  g_return_if_fail (PND_IS_PAGE_RENDERER (self));

  g_atomic_int_set (&self->first_wanted, first);
  g_atomic_int_set (&self->last_wanted, last);
}

/**
 * pnd_page_renderer_get_n_bytes:
 * @self: a renderer
 *
 * Returns: what the pictures take.
 */
gsize
pnd_page_renderer_get_n_bytes (PndPageRenderer *self)
{
  g_return_val_if_fail (PND_IS_PAGE_RENDERER (self), 0);

  return self->n_bytes;
}
